// Counts of a vitest run, from its JSON report.

/**
 * Counts tests that passed, failed and were skipped. A file that could not be loaded has no tests and counts as one failure;
 * so does a run that ended badly (`exitCode`) though no test failed, or left no report.
 */
export function countTests(report, exitCode) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults ?? []);
  const withStatus = (status) => tests.filter((test) => test.status === status).length;
  const brokenFiles = files.filter(
    (file) => file.status === 'failed' && !(file.assertionResults ?? []).some((test) => test.status === 'failed'),
  ).length;
  const passed = withStatus('passed');
  const failed = withStatus('failed') + brokenFiles;
  const silentFailure = failed === 0 && exitCode !== 0 ? 1 : 0;
  return { passed, failed: failed + silentFailure, skipped: tests.length - passed - withStatus('failed') };
}
