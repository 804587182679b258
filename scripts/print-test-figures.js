import { readFileSync } from 'node:fs'

// This script prints how many tests passed and failed, from the report of the test runner. It runs under any Node. A run that failed
// without a failed test, such as one that could not start, gets no such line.

const [file, status] = process.argv.slice(2)
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'))
if ((status === '0') === (numFailedTests === 0)) console.log(`${numPassedTests} passed, ${numFailedTests} failed`)
