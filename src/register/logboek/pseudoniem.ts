import { createHmac, randomBytes } from 'node:crypto'
import type { Config } from '../../platform/config.ts'

/** The key of pseudonyms; a demonstration without one has data that are nobody's. */
const sleutelVan = ({ SECRET_KEY }: Config): Buffer =>
  SECRET_KEY ? Buffer.from(SECRET_KEY.split(',')[0] ?? '', 'base64') : Buffer.alloc(32)

/** Somebody in the BRP as the logboek names him: the same each time, and of no use to who does not have the key. */
export const pseudoniemVanBsn = (config: Config, bsn: string): string =>
  createHmac('sha256', sleutelVan(config)).update(`bsn ${bsn}`).digest('hex')

/** Without a key an address could be found by trying all of them: then a pseudonym holds for as long as this process. */
const VAN_DIT_PROCES = randomBytes(32)

/** An address that somebody unknown comes from, as the logboek names it. */
export const pseudoniemVanAdres = (config: Config, adres: string): string =>
  `adres-${createHmac('sha256', config.SECRET_KEY ? sleutelVan(config) : VAN_DIT_PROCES)
    .update(`adres ${adres}`)
    .digest('hex')
    .slice(0, 16)}`
