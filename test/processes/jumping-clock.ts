// Loaded into a server before anything else: its wall clock jumps to the next offset of HAWSER_TEST_CLOCK (ms, by commas) at each
// SIGUSR2. The monotonic clock runs on, as it does on a real machine. Without that variable nothing is changed.

/** Name of the variable. */
export const CLOCK_OFFSETS = 'HAWSER_TEST_CLOCK';

const told = process.env[CLOCK_OFFSETS];
if (told !== undefined) jumpBy(told.split(',').map(Number));

function jumpBy(offsets: number[]): void {
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
}
