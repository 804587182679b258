import type { z } from 'zod'
import type { ProblemBody } from '../../client/client.ts'
import type { ConceptInhoud, ConceptVraag } from '../../concepten/contract.ts'
import type { Zoekvraag as Zoek } from '../../partijen/contract.ts'
import type { NieuwKlantcontact } from '../contract.ts'

// A question as it is typed, and the klantcontact that it becomes.

const uuid = () => crypto.randomUUID()

const LEGE_KLANT: ConceptVraag['klant'] = {
  partij: null,
  middel: null,
  niveau: null,
  voornaam: '',
  voorvoegsel: '',
  achternaam: '',
  organisatie: '',
  telefoonnummer: '',
  emailadres: '',
}

const LEGE_OPVOLGING: ConceptVraag['opvolging'] = {
  soort: 'beantwoord',
  handeling: '',
  toelichting: '',
  actoren: [],
  zaaknummer: '',
}

/** A new question; in the same conversation it is asked by the same customer, through the same kanaal (R13). */
export const nieuweVraag = (kanaal: string, vorige?: ConceptVraag): ConceptVraag => ({
  uuid: uuid(),
  kanaal: vorige?.kanaal ?? kanaal,
  onderwerp: '',
  inhoud: '',
  vertrouwelijk: false,
  initiatiefnemer: vorige?.initiatiefnemer ?? 'klant',
  klant: vorige?.klant ?? LEGE_KLANT,
  opvolging: LEGE_OPVOLGING,
  nummer: null,
})

/** A new conversation with one question. */
export const nieuwGesprek = (kanaal: string): ConceptInhoud => ({ gesprek: uuid(), vragen: [nieuweVraag(kanaal)] })

/** What a running contact is called in a list: who it is, or else what it is about. */
export const naamVan = ({ klant, onderwerp }: ConceptVraag): string =>
  klant.partij?.naam ||
  [klant.voornaam, klant.voorvoegsel, klant.achternaam].filter(Boolean).join(' ') ||
  klant.organisatie ||
  onderwerp

type Klantcontact = z.input<typeof NieuwKlantcontact>
type InvalidParam = NonNullable<ProblemBody['invalidParams']>[number]

function betrokkeneVan({ klant, initiatiefnemer }: ConceptVraag): Klantcontact['betrokkenen'][number] {
  const initiator = initiatiefnemer !== 'gemeente'
  const rol = initiatiefnemer === 'vertegenwoordiger' ? 'vertegenwoordiger' : 'klant'
  if (klant.partij) {
    const authenticatie = klant.middel && klant.niveau ? { middel: klant.middel, niveau: klant.niveau } : undefined
    return { partij: klant.partij.uuid, rol, initiator, ...(authenticatie && { authenticatie }) }
  }
  const { voornaam, voorvoegsel, achternaam, organisatie, telefoonnummer, emailadres } = klant
  return {
    rol,
    initiator,
    organisatienaam: organisatie,
    contactnaam: { voornaam, voorvoegselAchternaam: voorvoegsel, achternaam },
    digitaleAdressen: [
      ...(telefoonnummer.trim() ? [{ soortDigitaalAdres: 'telefoonnummer' as const, adres: telefoonnummer }] : []),
      ...(emailadres.trim() ? [{ soortDigitaalAdres: 'email' as const, adres: emailadres }] : []),
    ],
  }
}

/** A zaak that runs already, by the number that people know it by. */
export const zaakMetNummer = (nummer: string) => ({
  objectId: nummer.trim(),
  codeRegister: 'openzaak',
  codeSoortObjectId: 'identificatie',
  codeObjecttype: 'zaak' as const,
})

function opvolgingVan({ opvolging, onderwerp }: ConceptVraag): Klantcontact['opvolging'] {
  const { soort, handeling, toelichting, actoren, zaaknummer } = opvolging
  if (soort === 'zaak') return { internetaken: [], zaken: [zaakMetNummer(zaaknummer)] }
  // R20: also what is answered on the spot leaves a task, that is done.
  if (soort === 'beantwoord')
    return { internetaken: [{ gevraagdeHandeling: onderwerp, toelichting, afgehandeld: true }] }
  return { internetaken: [{ gevraagdeHandeling: handeling, toelichting, actoren: actoren.map((actor) => actor.uuid) }] }
}

/** The registration of a question: the whole of it at once (R12). */
export const klantcontactVan = (vraag: ConceptVraag, gesprek: string | null): Klantcontact => ({
  kanaal: vraag.kanaal,
  onderwerp: vraag.onderwerp,
  inhoud: vraag.inhoud,
  vertrouwelijk: vraag.vertrouwelijk,
  initiatiefnemer: vraag.initiatiefnemer,
  gesprek,
  betrokkenen: [betrokkeneVan(vraag)],
  opvolging: opvolgingVan(vraag),
})

/** The field of the screen at which a fault of the server belongs. */
function veldVan(name: string, vraag: ConceptVraag): string {
  if (name.startsWith('betrokkenen.0.digitaleAdressen')) {
    const tweede = name.startsWith('betrokkenen.0.digitaleAdressen.1')
    return tweede || !vraag.klant.telefoonnummer.trim() ? 'emailadres' : 'telefoonnummer'
  }
  if (name.startsWith('betrokkenen.0.authenticatie')) return 'vaststelling'
  if (name.startsWith('betrokkenen.0.contactnaam.voornaam')) return 'voornaam'
  if (name.startsWith('betrokkenen.0.contactnaam.voorvoegsel')) return 'voorvoegsel'
  if (name.startsWith('betrokkenen.0.organisatienaam')) return 'organisatie'
  if (name.startsWith('betrokkenen.0')) return vraag.klant.partij ? 'klant' : 'achternaam'
  if (name.startsWith('opvolging.zaken')) return 'zaaknummer'
  if (name.endsWith('.gevraagdeHandeling')) return vraag.opvolging.soort === 'beantwoord' ? 'onderwerp' : 'handeling'
  if (name.endsWith('.toelichting')) return 'toelichting'
  if (name.includes('.actoren')) return 'actoren'
  return name
}

/** The faults of the server at the fields of the screen, each once. */
export function foutenBijVelden(fouten: readonly InvalidParam[], vraag: ConceptVraag): InvalidParam[] {
  const gezien = new Set<string>()
  return fouten.flatMap((fout) => {
    const name = veldVan(fout.name, vraag)
    const sleutel = `${name} ${fout.reason}`
    if (gezien.has(sleutel)) return []
    gezien.add(sleutel)
    return [{ ...fout, name }]
  })
}

type Zoekvraag = z.input<typeof Zoek>

/** What a search for a customer can mean: one text can be several kinds of number. Empty: too little to search for. */
export function zoekvragenVan(tekst: string): Zoekvraag[] {
  const kaal = tekst.trim()
  const cijfers = kaal.replaceAll(/[\s.-]/g, '')
  const adres = /^(\d{4} ?[a-z]{2})[\s,]+(\d{1,5})/i.exec(kaal)
  if (adres) return [{ postcode: adres[1], huisnummer: Number(adres[2]) }]
  if (kaal.includes('@')) return [{ emailadres: kaal }]
  if (/^\d{8}$/.test(cijfers)) return [{ nummer: cijfers }, { identificator: { soort: 'kvk_nummer', nummer: cijfers } }]
  if (/^\d{9}$/.test(cijfers))
    return [{ identificator: { soort: 'bsn', nummer: cijfers } }, { telefoonnummer: cijfers }]
  if (/^\d{12}$/.test(cijfers)) return [{ identificator: { soort: 'vestigingsnummer', nummer: cijfers } }]
  if (/^(\+|00)?\d{10,15}$/.test(cijfers)) return [{ telefoonnummer: cijfers }]
  return kaal.length >= 2 ? [{ naam: kaal }] : []
}
