// Loaded into a server before anything else: its wall clock jumps to the next offset of HAWSER_TEST_CLOCK (ms, by commas) at each
// SIGUSR2. The monotonic clock runs on, as it does on a real machine.
const offsets = (process.env['HAWSER_TEST_CLOCK'] ?? '').split(',').map(Number);
const RealDate = Date;
let offset = 0;
process.on('SIGUSR2', () => {
  offset = offsets.shift() ?? 0;
});

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args: unknown[]) =>
    Reflect.construct(target, args.length === 0 ? [RealDate.now() + offset] : args) as Date,
  get: (target, name, receiver) =>
    name === 'now' ? () => RealDate.now() + offset : (Reflect.get(target, name, receiver) as unknown),
});
