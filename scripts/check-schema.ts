/** Checks the SDL files of the directory it is started in, and exits with 1 when they may not be released. */
import { checkSchema } from './schema-check.js';

const { notes, problems } = await checkSchema(process.cwd());
for (const note of notes) console.log(note);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
