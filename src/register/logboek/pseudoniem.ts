import { createHmac, randomBytes } from 'node:crypto'
import type { Config } from '../../platform/config.ts'

/** Gives the keys in SECRET_KEY: the one in use, and those of before. A demonstration may lack one, because its data belong to nobody. */
export const sleutelsOf = ({ SECRET_KEY }: Config): Buffer[] =>
  SECRET_KEY ? SECRET_KEY.split(',').map((key) => Buffer.from(key, 'base64')) : [Buffer.alloc(32)]

/** Gives the key for pseudonyms: the one in use. */
export const sleutelOf = (config: Config): Buffer => sleutelsOf(config)[0] ?? Buffer.alloc(32)

/** Makes the pseudonym of a person in the BRP for the logboek: always equal for one BSN, and useless to anybody without the key. */
export const pseudoniemOfBsn = (config: Config, bsn: string): string =>
  createHmac('sha256', sleutelOf(config)).update(`bsn ${bsn}`).digest('hex')

/** Without a key anybody could find an address by trying all of them, so this pseudonym holds only as long as this process. */
const VAN_DIT_PROCES = randomBytes(32)

/** Makes the pseudonym of an unknown sender's address for the logboek. */
export const pseudoniemOfAdres = (config: Config, adres: string): string =>
  `adres-${createHmac('sha256', config.SECRET_KEY ? sleutelOf(config) : VAN_DIT_PROCES)
    .update(`adres ${adres}`)
    .digest('hex')
    .slice(0, 16)}`
