import { CsvError } from 'csv-parse'
import { parse } from 'csv-parse/sync'
import type { InvalidParam } from '../../../platform/problems.ts'
import type { SoortBestand } from '../contract.ts'
import { checkIngangen, type Ingang } from './nakijken.ts'
import type { Bron, Verwijzing } from './rules.ts'

// This module reads medewerkers, or afdelingen and groepen, from CSV as spreadsheets and HR systems save it: UTF-8, UTF-16 or windows-1252, with
// ; , or a tab between the columns, "sep=;" above them, and empty columns behind them.

const MOST_ROWS = 50_000
/** This mark separates the afdelingen or groepen of a medewerker. */
const TUSSEN = '|'

/** The columns of a file; `ja` means that the column is required. */
const KOLOMMEN: Record<SoortBestand, Record<string, 'ja' | 'mag'>> = {
  medewerkers: {
    identificatie: 'ja',
    naam: 'ja',
    email: 'mag',
    telefoonnummer: 'mag',
    functie: 'mag',
    afdelingen: 'mag',
    groepen: 'mag',
  },
  afdelingen: {
    identificatie: 'ja',
    naam: 'ja',
    soort: 'ja',
    email: 'mag',
    telefoonnummer: 'mag',
    omschrijving: 'mag',
  },
}

/** A row by column, with the line where it ends. Nobody knows which cell is which when it has more of them than the head. */
interface Rij {
  regel: number
  cellen: Map<string, string>
  isTooLong: boolean
}

export interface GelezenBestand {
  bron: Bron
  /** The reasons why it is no file of this kind. */
  fouten: InvalidParam[]
}

/** A file that a spreadsheet saves as "Unicode text" begins so. */
const UTF_16 = [
  { bom: [0xff, 0xfe], label: 'utf-16le' },
  { bom: [0xfe, 0xff], label: 'utf-16be' },
] as const

function textOf(inhoud: Uint8Array): string {
  const utf16 = UTF_16.find(({ bom: [first, second] }) => inhoud[0] === first && inhoud[1] === second)
  if (utf16) return new TextDecoder(utf16.label).decode(inhoud)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(inhoud)
  } catch {
    return new TextDecoder('windows-1252').decode(inhoud)
  }
}

const fout = (regel: number, kolom: string, code: string, reason: string): InvalidParam => ({
  name: kolom ? `regel ${regel}, kolom ${kolom}` : `regel ${regel}`,
  code,
  reason,
})

const SCHEIDINGEN = [';', ',', '\t', '|'] as const

/** Finds the separator of the columns, the one that is named or that occurs most in the head, and the line at which the head stands. */
function scheidingOf(tekst: string): { scheiding: string; kop: number } {
  const [eerste = ''] = tekst.split(/\r\n|\n|\r/, 1)
  const genoemd = /^\uFEFF?"?sep=(.)"?[;,\t]*$/i.exec(eerste)?.[1]
  if (genoemd) return { scheiding: genoemd, kop: 2 }
  const aantal = (scheiding: string) => eerste.split(scheiding).length
  return { scheiding: SCHEIDINGEN.reduce((most, one) => (aantal(one) > aantal(most) ? one : most)), kop: 1 }
}

/** Leaves out the last columns when nothing stands in them, in the head nor below it. */
function withoutEmptyColumns(records: readonly (readonly string[])[]): string[][] {
  const breedte = Math.max(...records.map((record) => record.findLastIndex((cel) => cel !== '') + 1))
  return records.map((record) => record.slice(0, breedte))
}

function foutenInKop(kop: readonly string[], soort: SoortBestand, regel: number): InvalidParam[] {
  const kent = KOLOMMEN[soort]
  const verplicht = Object.keys(kent).filter((kolom) => kent[kolom] === 'ja' && !kop.includes(kolom))
  return [
    ...verplicht.map((kolom) => fout(regel, kolom, 'verplicht', 'Deze kolom ontbreekt.')),
    ...kop.flatMap((kolom, index) => {
      if (!(kolom in kent))
        return [
          fout(
            regel,
            kolom || String(index + 1),
            'onbekend',
            `Deze kolom ${kolom ? 'bestaat niet' : 'heeft geen naam'}. Er zijn: ${Object.keys(kent).join(', ')}.`,
          ),
        ]
      return kop.indexOf(kolom) < index ? [fout(regel, kolom, 'uniek', 'Deze kolom staat er twee keer.')] : []
    }),
  ]
}

function read(inhoud: Uint8Array, soort: SoortBestand): { rijen: Rij[]; fouten: InvalidParam[] } {
  const tekst = textOf(inhoud)
  const { scheiding, kop: kopregel } = scheidingOf(tekst)
  try {
    const gelezen = parse(tekst, {
      bom: true,
      delimiter: scheiding,
      from_line: kopregel,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
      to: MOST_ROWS + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const [eerste, ...rest] = withoutEmptyColumns(gelezen.map(({ record }) => record)).map((record, index) => ({
      record,
      regel: gelezen[index]?.info.lines ?? kopregel,
    }))
    if (!eerste) return { rijen: [], fouten: [fout(1, '', 'leeg', 'Dit bestand is leeg.')] }
    if (rest.length > MOST_ROWS)
      return {
        rijen: [],
        fouten: [fout(MOST_ROWS + 2, '', 'te-veel', `Een bestand heeft hoogstens ${MOST_ROWS} regels.`)],
      }
    const kop = eerste.record.map((naam) => naam.toLowerCase())
    const fouten = foutenInKop(kop, soort, kopregel)
    const rijen = rest.map(({ record, regel }) => ({
      regel,
      cellen: new Map(kop.map((kolom, index) => [kolom, record[index] ?? ''])),
      isTooLong: record.length > kop.length,
    }))
    if (rijen.length === 0 && fouten.length === 0)
      fouten.push(fout(kopregel + 1, '', 'leeg', 'Onder de kop staat niemand.'))
    return { rijen: fouten.length > 0 ? [] : rijen, fouten }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const { lines } = error as { lines?: number }
    return {
      rijen: [],
      fouten: [fout(lines ?? 1, '', 'ongeldig', 'Deze regel is geen goede CSV: kijk naar de aanhalingstekens.')],
    }
  }
}

/** Maps a field of an actor to its column, where the names differ. */
const KOLOM_VAN: Record<string, string> = { emailadres: 'email' }

const verwijzingen = (cel: string | undefined, soort: Verwijzing['soort']): Verwijzing[] =>
  (cel ?? '')
    .split(TUSSEN)
    .map((waarde) => waarde.trim())
    .filter((waarde) => waarde !== '')
    .map((waarde) => ({ soort, waarde }))

function eenhedenIn(cellen: Rij['cellen']): Verwijzing[] | undefined {
  if (!cellen.has('afdelingen') && !cellen.has('groepen')) return undefined
  return [...verwijzingen(cellen.get('afdelingen'), 'afdeling'), ...verwijzingen(cellen.get('groepen'), 'groep')]
}

const KINDS = ['afdeling', 'groep'] as const
const NO_SUCH_KIND: InvalidParam = {
  name: 'soort',
  code: 'onbekende-keuze',
  reason: `Kies een van: ${KINDS.join(', ')}.`,
}
const TOO_LONG: InvalidParam = { name: '', code: 'te-veel', reason: 'Deze regel heeft meer kolommen dan de kop.' }

function ingangOf({ regel, cellen, isTooLong }: Rij, bestand: SoortBestand): Ingang {
  const kind = KINDS.find((one) => one === cellen.get('soort')?.toLowerCase())
  const soort = bestand === 'medewerkers' ? 'medewerker' : kind
  const herkomst = `regel ${regel}`
  if (isTooLong) return { soort, code: '', naam: '', herkomst, fouten: [TOO_LONG] }
  return {
    soort,
    code: cellen.get('identificatie') ?? '',
    herkomst,
    naam: cellen.get('naam') ?? '',
    emailadres: cellen.get('email'),
    telefoonnummer: cellen.get('telefoonnummer'),
    functie: cellen.get('functie'),
    omschrijving: cellen.get('omschrijving'),
    eenheden: eenhedenIn(cellen),
    fouten: soort ? [] : [NO_SUCH_KIND],
  }
}

/** Gives the place of a field in a file: "regel 3, kolom email". */
const placeIn = (herkomst: string, veld: string) => (veld ? `${herkomst}, kolom ${KOLOM_VAN[veld] ?? veld}` : herkomst)

/** Reads a file and reports all its faults at once, with line and column. The caller checks whether the afdelingen exist. */
export function readCsv(inhoud: Uint8Array, bestand: SoortBestand): GelezenBestand {
  const { rijen, fouten } = read(inhoud, bestand)
  return {
    bron: checkIngangen(
      rijen.map((rij) => ingangOf(rij, bestand)),
      placeIn,
    ),
    fouten,
  }
}
