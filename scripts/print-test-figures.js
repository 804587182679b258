import { readFileSync } from 'node:fs'

// Prints how many tests passed and failed, read from the report of the test runner. Runs under any Node.
// A run that failed without a failed test, such as one that could not start, gets no such line.

const [file, status] = process.argv.slice(2)
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
if ((status === '0') === (numFailedTests === 0)) console.log(`${numPassedTests} passed, ${numFailedTests} failed`)
