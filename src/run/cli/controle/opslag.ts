import type { Config } from '../../../platform/config.ts'
import { isOpslagFout } from '../../../register/documenten/opslag/s3.ts'
import { tryOpslag } from '../../../register/documenten/opslag/verplaatsen.ts'
import { type Bevinding, fout, goed, redenOf } from './bevinding.ts'

const WAT = 'Documenten'

const REDENEN: Readonly<Record<string, string>> = {
  AccessDenied: 'deze sleutel mag hier niet schrijven, lezen en verwijderen',
  InvalidAccessKeyId: 'S3_SLEUTEL_ID is daar niet bekend',
  NoSuchBucket: 'die bucket is er niet',
  RequestTimeTooSkewed: 'de klok van deze machine loopt niet gelijk',
  SignatureDoesNotMatch: 'S3_GEHEIM klopt niet',
}

/** Checks whether documents can be kept in the storage, by writing, reading and removing one. */
export async function* checkOpslag(config: Config): AsyncIterable<Bevinding> {
  if (!config.S3_BUCKET_URL) {
    yield goed(WAT, 'S3_BUCKET_URL is leeg: alles staat in PostgreSQL.')
    return
  }
  const { host } = new URL(config.S3_BUCKET_URL)
  try {
    await tryOpslag(config)
    yield goed(WAT, `${host} bewaart documenten.`)
  } catch (error) {
    const reden = isOpslagFout(error) ? REDENEN[error.code] : undefined
    yield fout(
      WAT,
      `${host}: ${reden ?? redenOf(error)}. Controleer S3_BUCKET_URL, S3_REGIO, S3_SLEUTEL_ID en S3_GEHEIM.`,
    )
  }
}
