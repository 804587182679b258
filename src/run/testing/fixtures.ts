import type { z } from 'zod'
import type { NieuwKlantcontact } from '../../register/klantcontacten/contract.ts'
import type { NieuwePartij } from '../../register/partijen/contract.ts'
import type { TestApp } from './test-app.ts'

type Invoer<S extends z.ZodType> = z.input<S>

/** Makes a persoon as a client would register them. */
export const persoon = (extra: Partial<Invoer<typeof NieuwePartij>> = {}): Invoer<typeof NieuwePartij> => ({
  soortPartij: 'persoon',
  authenticatie: { middel: 'digid', niveau: 'substantieel' },
  contactnaam: { voornaam: 'Willemijn', voorvoegselAchternaam: 'de', achternaam: 'Boer' },
  ...extra,
})

/** Makes an organisatie as a client would register it. */
export const organisatie = (extra: Partial<Invoer<typeof NieuwePartij>> = {}): Invoer<typeof NieuwePartij> => ({
  soortPartij: 'organisatie',
  authenticatie: { middel: 'eherkenning', niveau: 'substantieel' },
  naam: 'Bakkerij De Korenaar',
  ...extra,
})

/** Makes a call of somebody unknown that leads to one interne taak. */
export const klantcontact = (
  actor: string,
  extra: Partial<Invoer<typeof NieuwKlantcontact>> = {},
): Invoer<typeof NieuwKlantcontact> => ({
  kanaal: 'telefoon',
  onderwerp: 'Kapotte lantaarnpaal',
  inhoud: 'De lantaarnpaal voor Dorpsstraat 12 brandt al een week niet.',
  betrokkenen: [{ rol: 'klant', initiator: true, contactnaam: { voornaam: 'Kees', achternaam: 'Visser' } }],
  actoren: [actor],
  opvolging: { internetaken: [{ gevraagdeHandeling: 'Laat de lantaarnpaal herstellen', actoren: [actor] }] },
  ...extra,
})

/** Makes a medewerker in an afdeling, for tests that need somebody of the municipality. */
export async function makeMedewerker({ client }: TestApp, naam = 'Sanne Jansen') {
  const afdeling = await client.actoren.maken({
    body: { naam: 'Openbare Ruimte', soortActor: 'organisatorische_eenheid' },
  })
  const medewerker = await client.actoren.maken({
    body: { naam, soortActor: 'medewerker', functie: 'Behandelaar', eenheden: [afdeling.uuid] },
  })
  return { afdeling: afdeling.uuid, medewerker: medewerker.uuid }
}

/** Gives the problem with which a call was refused. */
export async function problemIn(call: Promise<unknown>) {
  const { ProblemError } = await import('../../web/client/client.ts')
  try {
    await call
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('The call was not refused.')
}

/** Gives the names of the fields that a problem faults, sorted. */
export const fieldsOf = (problem: { invalidParams?: { name: string }[] }) =>
  (problem.invalidParams ?? []).map(({ name }) => name).sort()
