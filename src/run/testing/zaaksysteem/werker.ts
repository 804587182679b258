import pino from 'pino'
import { parseConfig } from '../../../app.ts'
import { makeStarter } from '../../../koppelingen/zaaksysteem/saga/beurten.ts'
import { openDatabase } from '../../../platform/pools.ts'

// A process of its own that starts the zaken that are due, so that a test can kill it in the middle: `node werker.ts`, with the settings of Balie in
// its environment.

const config = parseConfig(process.env)
const database = openDatabase({ url: config.DATABASE_URL ?? '', connections: 2 })
const starter = makeStarter({ db: database.db, config, log: pino({ level: 'silent' }) })
await starter.step()
await starter.settle()
await database.close()
