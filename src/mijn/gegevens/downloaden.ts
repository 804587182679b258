import { makeZip } from 'client-zip'
import type { Download } from '../../platform/contract.ts'
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

/** Gives each document a path of its own in the file. */
function withPaths(found: readonly EigenBestand[]): { bestand: EigenBestand; path: string }[] {
  const taken = new Map<string, number>()
  return found.map((bestand) => {
    const folder = `${bestand.bij}/${veiligeNaam(bestand.nummer) || 'zonder-nummer'}`
    const name = veiligeNaam(bestand.bestandsnaam) || 'document'
    const count = (taken.get(`${folder}/${name}`) ?? 0) + 1
    taken.set(`${folder}/${name}`, count)
    return { bestand, path: `${folder}/${count > 1 ? `${count} ` : ''}${name}` }
  })
}

const isOpenable = ({ config }: MijnContext, { controle }: EigenBestand): boolean =>
  controle !== 'besmet' && !(config.CLAMAV_ADRES && controle === null)

const NOT_INCLUDED = 'Notities die medewerkers voor elkaar maken. Vraag de gemeente om inzage als u die wilt zien.'

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
    // A document is read only when it is its turn.
    for (const { bestand, path } of open) yield { ...of(path), input: asStream(download(context, bestand).bytes) }
  }
  return { bytes: makeZip(entries()), omvang: null, mediaType: 'application/zip', filename: `${folder}.zip` }
}

async function* asStream(bytes: Download['bytes']): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for await (const piece of bytes) yield new Uint8Array(piece)
}
