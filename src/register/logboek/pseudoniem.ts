import { createHmac } from 'node:crypto'
import type { Config } from '../../platform/config.ts'

/** The key of pseudonyms; a demonstration without one has data that are nobody's. */
const sleutelVan = ({ SECRET_KEY }: Config): Buffer =>
  SECRET_KEY ? Buffer.from(SECRET_KEY.split(',')[0] ?? '', 'base64') : Buffer.alloc(32)

/** Somebody in the BRP as the logboek names him: the same each time, and of no use to who does not have the key. */
export const pseudoniemVanBsn = (config: Config, bsn: string): string =>
  createHmac('sha256', sleutelVan(config)).update(`bsn ${bsn}`).digest('hex')
