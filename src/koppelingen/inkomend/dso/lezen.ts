import { createHash } from 'node:crypto'
import type { FileBody } from '../../../platform/file-body.ts'
import { isObject, type JsonObject } from '../../../platform/json.ts'
import { shortened } from '../../../platform/text.ts'
import type { Identificator } from '../../../register/partijen/contract.ts'
import { foutInNummer } from '../../../register/partijen/rules.ts'
import type { Inzending, Rol, Veld, Verwijzing } from '../inzending.ts'
import { sleutelOf } from '../rules.ts'
import { anonymous, type Doel, NONE_MORE, type Rolhouder, type Verzoek, verzoekIn } from './verzoek.ts'
import { readTree, writeWithout } from './xml.ts'

// A verzoek of the Omgevingsloket as a submission. Each message is a klantcontact of its own, and all of a verzoek are about it (R13, R23).

/** Whoever delivers a verzoek, by an adapter or by hand: it is the same one. */
export const OMGEVINGSLOKET = '01920000-0000-7000-8000-00000000f005'

const REGISTER = 'omgevingsloket'

/** The acts that a message about a verzoek asks when it is not the first. */
const HANDELINGEN: Readonly<Record<Doel, string | undefined>> = {
  initieren: undefined,
  conceptverzoek: undefined,
  aanvullen: 'Verwerk deze aanvulling',
  intrekken: 'Verwerk deze intrekking',
  onbekend: 'Kijk wat er met dit bericht over een verzoek moet gebeuren',
}
const FOREIGN = 'Dit verzoek is voor een andere overheid: kijk of er iets moet gebeuren'

/** Gives the sleutel of the kanaal by which a verzoek is arranged: its type, or that it is a concept. */
export const adresOf = ({ doel, type }: Verzoek): string =>
  doel === 'conceptverzoek' ? 'conceptverzoek' : sleutelOf(type)

function nummerOf({ bsn, kvkNummer, vestigingsnummer }: Rolhouder): Identificator | undefined {
  if (bsn) return { soort: 'bsn', nummer: bsn }
  if (kvkNummer && vestigingsnummer) return { soort: 'vestigingsnummer', nummer: vestigingsnummer, kvkNummer }
  return kvkNummer ? { soort: 'kvk_nummer', nummer: kvkNummer } : undefined
}

const WRONG_NUMBER = 'Een nummer van een persoon of organisatie in het verzoek is niet geldig, en is niet gebruikt.'

/** Gives somebody in a verzoek. The Omgevingsloket lets nobody in without DigiD or eHerkenning, and does not say at which level (R1). */
function rolOf(rol: Rol['rol'], rolhouder: Rolhouder, isSpreker: boolean, opmerkingen: string[]): Rol {
  const { bsn, kvkNummer: _k, vestigingsnummer: _v, adres, ...gegevens } = rolhouder
  const nummer = nummerOf(rolhouder)
  const isWrong =
    nummer &&
    (foutInNummer(nummer.soort, nummer.nummer) || (nummer.kvkNummer && foutInNummer('kvk_nummer', nummer.kvkNummer)))
  if (isWrong) opmerkingen.push(WRONG_NUMBER)
  const middel = isSpreker ? (bsn ? 'digid' : 'eherkenning') : 'machtiging'
  return {
    ...{ rol, gegevens, adres: adres ?? undefined },
    vastgesteld: nummer && !isWrong ? { middel, niveau: 'onbepaald', nummer } : undefined,
  }
}

/** Gives who took part, who speaks first: the gemachtigde, when there is one, represents the initiatiefnemer (R4). */
function rollenOf({ initiatiefnemer, gemachtigde }: Verzoek, opmerkingen: string[]): Rol[] {
  const klant = initiatiefnemer && rolOf('klant', initiatiefnemer, gemachtigde === null, opmerkingen)
  const spreker = gemachtigde && rolOf('vertegenwoordiger', gemachtigde, true, opmerkingen)
  return [spreker, klant].filter((rol) => rol !== null)
}

function veldenOf(verzoek: Verzoek): Veld[] {
  const { verzoeknummer, doelTekst, type, project, locaties, activiteiten, documenten } = verzoek
  const velden: Veld[] = []
  const add = (veld: string, naam: string, waarde: string) => {
    if (waarde) velden.push({ veld, naam: naam || veld, waarde: shortened(waarde, 50_000) })
  }
  add('type', 'Soort verzoek', type)
  add('doel', 'Doel', doelTekst)
  add('project', 'Project', project)
  add('verzoeknummer', 'Verzoeknummer', verzoeknummer)
  for (const [index, locatie] of locaties.entries()) add(`locaties.${index}`, 'Locatie', locatie)
  const asked = new Map<string, number>()
  for (const [index, { naam, antwoorden }] of activiteiten.entries()) {
    add(`activiteiten.${index}`, 'Activiteit', naam)
    for (const { id, vraag, antwoord } of antwoorden) {
      const times = asked.get(id) ?? 0
      asked.set(id, times + 1)
      add(`antwoorden.${id || 'zonder-id'}${times > 0 ? `.${times}` : ''}`, vraag, antwoord)
    }
  }
  for (const [index, { naam, id, vervallen }] of documenten.entries())
    add(`documenten.${index}`, vervallen ? 'Vervallen document' : 'Document in het Omgevingsloket', naam || id)
  return velden
}

const LONGEST_ID = 200

const withoutReference = (names: readonly string[]): string =>
  `Naar ${names.length === 1 ? 'een document' : `${names.length} documenten`} in het Omgevingsloket verwijst Balie niet, omdat het kenmerk ontbreekt of te lang is: ${shortened(names.join(', '), 300)}.`

/** Refers to the documents. One that cannot be referred to is told. */
function documentenOf({ documenten }: Verzoek, opmerkingen: string[]): Verwijzing[] {
  const valid = documenten.filter(({ vervallen }) => !vervallen)
  const [named, nameless] = [
    valid.filter(({ id }) => id && id.length <= LONGEST_ID),
    valid.filter(({ id }) => !id || id.length > LONGEST_ID),
  ]
  if (nameless.length > 0) opmerkingen.push(withoutReference(nameless.map(({ naam }) => naam || 'zonder naam')))
  return named.map(({ id }) => ({
    ...{ objectId: id, codeObjecttype: 'document' },
    ...{ codeRegister: REGISTER, codeSoortObjectId: 'documentId' },
  }))
}

/** The parts of which Balie takes the first, in the words of the customer. */
const MEERDERE: Readonly<Record<keyof Verzoek['meer'], string>> = {
  verzoeken: 'verzoeken',
  initiatiefnemers: 'initiatiefnemers',
  gemachtigden: 'gemachtigden',
}

/** Tells of which parts there were several: the others are in the kept message alone. */
const severalIn = ({ meer }: Verzoek): string[] =>
  Object.entries(MEERDERE).flatMap(([part, name]) =>
    meer[part as keyof Verzoek['meer']] > 0
      ? [`In het bericht staan meer ${name}: alleen de eerste is overgenomen, de rest staat in het bericht zelf.`]
      : [],
  )

const FULL = 'Het bericht is groter dan Balie leest: de rest staat alleen in het bericht zelf.'

const UNKNOWN = 'Het doel van dit bericht kent Balie niet: er is een taak gemaakt, en geen zaak gestart.'

/** A verzoek with what is known of its delivery. */
interface Bericht {
  verzoek: Verzoek
  /** It is for another authority. */
  vreemd: boolean
}

function inzendingOf({ verzoek, vreemd }: Bericht, rest: Pick<Inzending, 'vingerafdruk' | 'omvang' | 'bestanden'>) {
  const { verzoeknummer, volgnummer, doel, type, project, ingediend, isVol } = verzoek
  const opmerkingen: string[] = [
    ...(isVol ? [FULL] : []),
    ...(doel === 'onbekend' ? [UNKNOWN] : []),
    ...severalIn(verzoek),
  ]
  // Without a number the content tells two messages apart.
  const volgorde = volgnummer || rest.vingerafdruk.toString('hex')
  return {
    ...rest,
    sleutel: `${verzoeknummer} ${volgorde} ${doel}`,
    kenmerk: verzoeknummer,
    naam: [type, project].filter(Boolean).join(': '),
    documentnaam: 'verzoek',
    isBeantwoord: false,
    op: ingediend || undefined,
    velden: veldenOf(verzoek),
    adressen: new Map(),
    rollen: rollenOf(verzoek, opmerkingen),
    dossier: {
      ...{ objectId: verzoeknummer, codeObjecttype: 'verzoek' },
      ...{ codeRegister: REGISTER, codeSoortObjectId: 'verzoeknummer' },
    },
    verwijzingen: documentenOf(verzoek, opmerkingen),
    handeling: vreemd ? FOREIGN : HANDELINGEN[doel],
    gegevens: JSON.stringify({ verzoek: anonymous(verzoek), vreemd }, null, 2),
    opmerkingen,
  } satisfies Inzending
}

/** The elements with the number of a person; `000000000` says that there is none. */
const NUMBERS = ['bsn', 'burgerservicenummer']
const NO_NUMBER = '000000000'

async function sumOf(file: FileBody): Promise<string> {
  const sum = createHash('sha256')
  for await (const piece of file.read()) sum.update(piece)
  return sum.digest('hex')
}

/**
 * Reads a message of the Omgevingsloket. It is kept as it came, without the numbers of persons; its documents stay where they are.
 * @param oin of the gemeente; undefined: each verzoek is for us
 * @throws Problem 400 with the line
 */
export async function readVerzoek(
  file: FileBody,
  oin: string | undefined,
): Promise<{ adres: string; inzending: Inzending }> {
  const verzoek = verzoekIn(await readTree(file.read()))
  const same = [JSON.stringify(verzoek), verzoek.isVol ? await sumOf(file) : '']
  const vreemd = oin !== undefined && verzoek.voor.length > 0 && !verzoek.voor.includes(oin)
  const inzending = inzendingOf(
    { verzoek, vreemd },
    {
      vingerafdruk: createHash('sha256').update(same.join('\n')).digest(),
      omvang: file.size,
      bestanden: [
        {
          ...{ bestandsnaam: 'verzoek.xml', veld: '' },
          inhoud: () => writeWithout(file.read(), NUMBERS, NO_NUMBER),
        },
      ],
    },
  )
  return { adres: adresOf(verzoek), inzending }
}

/** Reads a verzoek as it was kept. */
export function rereadVerzoek({ verzoek, vreemd }: JsonObject): Inzending | undefined {
  if (!isObject(verzoek) || typeof verzoek.verzoeknummer !== 'string') return undefined
  // It was written by `readVerzoek`, perhaps by one that did not count yet.
  const { meer } = verzoek as Partial<Verzoek>
  const kept = { verzoek: { ...(verzoek as unknown as Verzoek), meer: meer ?? NONE_MORE }, vreemd: vreemd === true }
  return inzendingOf(kept, { vingerafdruk: Buffer.alloc(0), omvang: 0, bestanden: [] })
}
