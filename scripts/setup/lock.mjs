// A lock file, so that two commands started together do not install or build at the same time.
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './say.mjs';

/** A holder that is older than this has died on another machine or its process number was given away again. */
const STALE_MS = 20 * 60_000;

/** Runs `work` while holding the lock file `path`; waits for another holder to finish first. */
export async function withLock(path, work) {
  await acquire(path);
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

async function acquire(path) {
  const mine = JSON.stringify({ pid: process.pid, token: token() });
  for (let told = false; ;) {
    if (create(path, mine)) return;
    const holder = read(path);
    if (holder === null) continue; // freed between the two looks
    if (isStale(path, holder)) {
      await takeOver(path, holder);
      continue;
    }
    if (!told) say(`Another set-up (process ${holder.pid}) is at work; waiting for it.`);
    told = true;
    await sleep(200);
  }
}

/** A word that no other holder has: process number and a clock that never stands still. */
function token() {
  return `${process.pid}-${process.hrtime.bigint()}`;
}

function create(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The holder, or null when there is none. A file without sense (a crash while writing) has a holder without a process. */
function read(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return null;
    throw error;
  }
  try {
    return { ...JSON.parse(text), text };
  } catch {
    return { pid: 0, text };
  }
}

function isStale(path, holder) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return false;
  const age = Date.now() - stat.mtimeMs;
  if (age > STALE_MS) return true;
  if (!holder.pid) return age > 2000;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Moves a dead holder's lock away. Only one of several waiters wins the rename; a lock taken meanwhile is put back. */
async function takeOver(path, holder) {
  const aside = `${path}.${token()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const moved = readFileSync(aside, 'utf8');
  if (moved === holder.text) rmSync(aside);
  else renameSync(aside, path);
  await sleep(10);
}
