import { makeZip } from 'client-zip'
import type { Download } from '../../platform/contract.ts'
import { faultOf } from '../../platform/fault.ts'
import { veiligeNaam } from '../../register/documenten/rules.ts'
import { inzage } from '../../register/logboek/inzage.ts'
import type { Onderdeel } from '../frame/contract.ts'
import { download } from '../frame/downloaden.ts'
import { describe } from '../frame/layout.ts'
import type { MijnContext } from '../frame/pages.ts'
import { frameTexts } from '../frame/texts.ts'
import * as vragen from '../vragen/queries.ts'
import * as zaken from '../zaken/queries.ts'
import { bestanden, type EigenBestand } from './bestanden.ts'
import { ofVisitor } from './inzage.ts'
import { readable } from './leesbaar.ts'
import * as queries from './queries.ts'
import { texts } from './texts.ts'

/** So many of each can be in the file; it says so when there may be more. */
const MOST = 10_000

/** Windows and macOS take names that differ only in capitals for one. */
const keyOfPath = (path: string) => path.normalize('NFC').toLowerCase()

/** Gives each document a path of its own in the file. */
function withPaths(found: readonly EigenBestand[]): { bestand: EigenBestand; path: string }[] {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return found.map((bestand) => {
    const folder = `${bestand.bij}/${veiligeNaam(bestand.nummer) || 'zonder-nummer'}`
    const name = veiligeNaam(bestand.bestandsnaam) || 'document'
    const key = keyOfPath(`${folder}/${name}`)
    let count = (counts.get(key) ?? 0) + 1
    const pathAt = () => `${folder}/${count > 1 ? `${count} ` : ''}${name}`
    while (taken.has(keyOfPath(pathAt()))) count += 1
    counts.set(key, count)
    taken.add(keyOfPath(pathAt()))
    return { bestand, path: pathAt() }
  })
}

const isOpenable = ({ config }: MijnContext, { controle }: EigenBestand): boolean =>
  controle !== 'besmet' && !(config.CLAMAV_ADRES && controle === null)

const NOT_INCLUDED =
  'Notities die medewerkers voor elkaar maken: vraag de gemeente om inzage als u die wilt zien. Documenten van zaken in een ander systeem: die haalt u op bij de zaak.'

/** The part of Mijn that shows each kind of documents. */
const PARTS = { contacten: 'vragen', taken: 'taken', zaken: 'zaken' } as const satisfies Record<
  EigenBestand['bij'],
  Onderdeel
>
const KINDS = Object.keys(PARTS) as EigenBestand['bij'][]

/** Gives the parts of Mijn that this login does not open: what they show is not in the file either (R1, R4, R28). */
export const closedTo = ({ open }: Pick<MijnContext, 'open'>): Onderdeel[] =>
  Object.values(PARTS).filter((onderdeel) => !open.has(onderdeel))

/** Says which parts are left out; undefined when none is. */
export function closedText(taal: MijnContext['taal'], closed: readonly Onderdeel[]): string | undefined {
  const names = closed.map((onderdeel) => frameTexts[taal].onderdelen[onderdeel])
  return names.length > 0 ? texts[taal].closed(names.join(', ')) : undefined
}

/** Reads what is known of whoever is logged in, each part in one statement; of a part that is not open nothing. */
async function collect(context: MijnContext) {
  const { db, open } = context
  return {
    partijen: await queries.partijen(db, context),
    contacten: open.has('vragen') ? await vragen.alles(db, context, MOST) : [],
    klanttaken: open.has('taken') ? await queries.klanttaken(db, context) : [],
    zaken: open.has('zaken') ? await zaken.alles(db, context, MOST) : [],
    // Each names the contact that it was about.
    berichten: open.has('vragen') ? await queries.berichten(db, context) : [],
    inzage: await inzage(db, ofVisitor(context), { aantal: MOST }),
    files: withPaths(await bestanden(db, context, { bij: KINDS.filter((kind) => open.has(PARTS[kind])), most: MOST })),
  }
}

/** Gives everything that is known of whoever is logged in, in this capacity alone (R6, R30): to read, as JSON, and with the documents. */
export async function alles(context: MijnContext): Promise<Download> {
  const { now, hoedanigheid, taal } = context
  const { files, ...known } = await collect(context)
  const { klant, soort } = hoedanigheid
  const closed = closedTo(context)
  const open = files.filter(({ bestand }) => isOpenable(context, bestand))
  const geweigerd = files.filter(({ bestand }) => !isOpenable(context, bestand)).map(({ path }) => path)
  const paths = open.map(({ path }) => path)
  const volledig =
    closed.length === 0 && [known.contacten, known.zaken, known.inzage, files].every(({ length }) => length < MOST)
  const json = {
    opgehaaldOp: now.toISOString(),
    hoedanigheid: { soort, klant },
    volledig,
    nietOpgenomen: [NOT_INCLUDED, closedText('nl', closed)].filter(Boolean).join(' '),
    ...known,
    inzage: known.inzage.map(({ op, activiteit, afdelingen, applicatie }) => ({
      op,
      activiteit,
      afdelingen,
      applicatie,
    })),
    bestanden: paths,
    geweigerd,
  }
  const page = readable(taal, {
    ...known,
    als: describe(taal, hoedanigheid),
    opgehaaldOp: now,
    dicht: closed,
    gesloten: closedText(taal, closed),
    bestanden: paths,
    geweigerd,
  })
  const folder = `mijn-gegevens-${now.toISOString().slice(0, 10)}`
  async function* entries() {
    const of = (name: string) => ({ name: `${folder}/${name}`, lastModified: now })
    yield { ...of('gegevens.html'), input: page }
    yield { ...of('gegevens.json'), input: JSON.stringify(json, null, 2) }
    const failed: string[] = []
    for (const { bestand, path } of open) {
      // A document is read only when it is its turn. One that cannot be read does not keep the others from whoever asks.
      const input = await begun(download(context, bestand).bytes).catch((error: unknown) => {
        context.log.error({ fault: faultOf(error), inhoud: bestand.uuid }, 'document not in the file')
        failed.push(path)
      })
      if (input) yield { ...of(path), input }
    }
    if (failed.length > 0)
      yield { ...of('niet-gelukt.txt'), input: [texts[taal].failed, '', ...failed, ''].join('\r\n') }
  }
  return { bytes: makeZip(entries()), omvang: null, mediaType: 'application/zip', filename: `${folder}.zip` }
}

async function* asStream(bytes: Download['bytes']): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const piece of bytes) yield new Uint8Array(piece)
}

/** Begins to read a document: a stream of it, once its first piece is there. @throws when it is not */
async function begun(bytes: Download['bytes']): Promise<AsyncGenerator<Uint8Array<ArrayBuffer>>> {
  const pieces = asStream(bytes)
  const first = await pieces.next()
  async function* whole() {
    try {
      if (!first.done) yield first.value
      yield* pieces
    } finally {
      await pieces.return(undefined)
    }
  }
  return whole()
}
