/** Where everything that is random in tests starts from: `SEED=… npm test` gives the same values again. */
import fc from 'fast-check';

/** The seed of this run: of the environment, or by chance. fast-check names it when a property fails. */
const SEED = Number(process.env['SEED'] ?? Date.now() ^ (Math.random() * 2 ** 32));

/** Has every property of the test file take its values from the seed. */
export function seedProperties(): void {
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
}
