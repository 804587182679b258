import { randomUUID } from 'node:crypto'

/** A body that is read while it is sent. */
export interface Stroom {
  contentType: string
  /** In bytes. */
  omvang: number
  bytes(): AsyncIterable<Uint8Array>
}

/** A file of a form. */
interface Bestand {
  naam: string
  omvang: number
  bytes(): AsyncIterable<Uint8Array>
}

/** A name inside quotes (WHATWG: multipart/form-data encoding algorithm). */
const quoted = (naam: string) => naam.replaceAll('"', '%22').replaceAll(/[\r\n]/g, '_')

/**
 * A form with texts and one file after them (multipart/form-data, RFC 7578), of which the file is never in memory whole.
 * @param veld the name of the field of the file
 */
export function formStroom(teksten: Readonly<Record<string, string>>, veld: string, bestand: Bestand): Stroom {
  const grens = `balie-${randomUUID()}`
  const delen = Object.entries(teksten).map(
    ([naam, tekst]) => `--${grens}\r\nContent-Disposition: form-data; name="${naam}"\r\n\r\n${tekst}\r\n`,
  )
  const kop = Buffer.from(
    `${delen.join('')}--${grens}\r\nContent-Disposition: form-data; name="${veld}"; filename="${quoted(bestand.naam)}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
  )
  const staart = Buffer.from(`\r\n--${grens}--\r\n`)
  return {
    contentType: `multipart/form-data; boundary=${grens}`,
    omvang: kop.length + bestand.omvang + staart.length,
    async *bytes() {
      yield kop
      yield* bestand.bytes()
      yield staart
    },
  }
}
