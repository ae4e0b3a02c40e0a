// Loaded into the program that set-up runs in its stead: when set-up dies without a word (kill -9), the program ends too,
// in the orderly way. Without it the program would live on unseen, since it has a process group of its own.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
