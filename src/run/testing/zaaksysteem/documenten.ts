import { ongeldig, verboden } from './fouten.ts'
import { addRows, type Ding, type Stand } from './stand.ts'
import type { Aanvrager } from './zaken.ts'

type Body = Record<string, unknown>

/** Makes a document: whole when its content is with it; otherwise locked, with parts to upload. */
export function makeDocument(stand: Stand, body: Body, { scopes }: Aanvrager): Ding {
  if (!scopes.has('documenten.aanmaken')) throw verboden('permission_denied')
  for (const ander of stand.enkelvoudiginformatieobjecten.values())
    if (ander.identificatie === body.identificatie && ander.bronorganisatie === body.bronorganisatie)
      throw ongeldig(['identificatie', 'identificatie-niet-uniek'])
  const { inhoud, bestandsomvang = 0, ...velden } = body
  const bytes = typeof inhoud === 'string' ? Buffer.from(inhoud, 'base64') : undefined
  if (bytes && bytes.length !== bestandsomvang) throw ongeldig(['inhoud', 'file-size'])
  const isOpen = bytes === undefined && Number(bestandsomvang) > 0
  const document = addRows(stand, 'enkelvoudiginformatieobjecten', {
    ...velden,
    bestandsomvang,
    versie: 1,
    beginRegistratie: new Date().toISOString(),
    locked: isOpen,
    lock: isOpen ? crypto.randomUUID().replaceAll('-', '') : '',
    bestandsdelen: [],
  })
  document.inhoud = `${document.url}/download?versie=1`
  return document
}
