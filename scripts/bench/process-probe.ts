/** Loaded into a measured process: tells what it holds and has used, whenever it is asked. */
process.on('message', (asked) => {
  if (asked === 'memory') globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed, ...process.cpuUsage() });
});
// A bench that is stopped by hand leaves no server behind.
process.on('disconnect', () => process.exit());
// Being ready to answer must not keep the process alive.
process.channel?.unref();
