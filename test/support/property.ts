/** fast-check as property tests use it: every property of a run takes its values from one seed (`seed-reporter.js`). */
import fc from 'fast-check';

const seed = process.env['SEED'];
if (seed !== undefined) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(seed) });

export default fc;
