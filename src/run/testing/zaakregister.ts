import { SignJWT } from 'jose'
import type { TestApp } from './test-app.ts'

/** A zaaktype as beheer writes it. */
export const kapvergunning = {
  identificatie: 'KAPVERGUNNING',
  omschrijving: 'Kapvergunning behandelen',
  doel: 'Beslissen of een boom mag worden gekapt.',
  aanleiding: 'Iemand vraagt om een boom te mogen kappen.',
  onderwerp: 'Kapvergunning',
  doorlooptijd: 'P8W',
  servicenorm: 'P4W',
  trefwoorden: ['boom', 'kappen'],
  beginGeldigheid: '2024-01-01',
  statustypen: [
    { omschrijving: 'Ontvangen', statustekst: 'Wij hebben uw aanvraag ontvangen.' },
    { omschrijving: 'In behandeling', statustekst: 'Wij behandelen uw aanvraag.' },
    { omschrijving: 'Afgehandeld' },
  ],
  roltypen: [
    { omschrijving: 'Aanvrager', omschrijvingGeneriek: 'initiator' as const },
    { omschrijving: 'Belanghebbende', omschrijvingGeneriek: 'belanghebbende' as const },
    { omschrijving: 'Behandelaar', omschrijvingGeneriek: 'behandelaar' as const },
  ],
  resultaattypen: [
    {
      omschrijving: 'Verleend',
      resultaattypeomschrijving: 'https://selectielijst.openzaak.nl/api/v1/resultaattypeomschrijvingen/1',
      selectielijstklasse: 'https://selectielijst.openzaak.nl/api/v1/resultaten/1',
      archiefnominatie: 'vernietigen' as const,
      archiefactietermijn: 'P5Y',
    },
  ],
  eigenschappen: [{ naam: 'boomsoort', definitie: 'Welke boom het is.', formaat: 'tekst' as const }],
  informatieobjecttypen: [{ omschrijving: 'Bijlage', categorie: 'bijlage' }],
}

export const CATALOGUS = { naam: 'Gemeente Voorbeeld', domein: 'BALIE', rsin: '517439943', contactpersoon: 'Beheer' }

/** An application that speaks ZGW: with a JWT of its own on each call. */
export async function zgwClient(app: TestApp, rechten: string[]) {
  const clientId = `zgw-${crypto.randomUUID()}`
  const applicatie = await app.client.toegang.applicatieMaken({ body: { naam: clientId, clientId, rechten } })
  const { geheim } = await app.client.toegang.geheimMaken({ params: { uuid: applicatie.uuid }, body: { soort: 'jwt' } })
  const token = (iat = Math.floor(Date.now() / 1000) - 60) =>
    new SignJWT({ client_id: clientId, user_id: 'jan', user_representation: 'Jan', iat })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(geheim))

  /** A call; a path is below the server, an address is taken as it is. */
  async function vraag(method: string, path: string, body?: unknown, extra: Record<string, string> = {}) {
    const response = await fetch(path.startsWith('http') ? path : app.base + path, {
      method,
      headers: {
        Authorization: `Bearer ${await token()}`,
        'Accept-Crs': 'EPSG:4326',
        'Content-Crs': 'EPSG:4326',
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...extra,
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      bytes,
      body: isJson && bytes.length > 0 ? JSON.parse(bytes.toString()) : undefined,
    }
  }

  /** Makes something; gives it. */
  async function make(path: string, body: unknown) {
    const answer = await vraag('POST', path, body)
    if (answer.status !== 201) throw new Error(`POST ${path}: ${answer.status} ${answer.bytes.toString()}`)
    return answer.body
  }

  /** The codes of the faults of an answer, with their places. */
  const fouten = async (method: string, path: string, body?: unknown, extra?: Record<string, string>) => {
    const { status, body: problem } = await vraag(method, path, body, extra)
    const params = (problem?.invalidParams ?? []) as { name: string; code: string }[]
    return [status, ...(params.length > 0 ? params.map(({ name, code }) => `${name} ${code}`) : [problem?.code])]
  }

  return { clientId, geheim, vraag, make, fouten, token }
}

export type ZgwClient = Awaited<ReturnType<typeof zgwClient>>
