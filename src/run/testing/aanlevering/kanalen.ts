import { createHash, createHmac, randomBytes } from 'node:crypto'
import { signatureHeaders } from '../../../koppelingen/abonnementen/ondertekening.ts'
import type { SoortInkomend } from '../../../koppelingen/inkomend/contract.ts'
import { startBron } from '../bron.ts'
import type { TestApp } from '../test-app.ts'

// Every way in which another system delivers to Balie, as it travels: what must hold for all of them is tested for each.

/** A request as it travels. */
export interface Zending {
  pad: string
  type: string
  body: Buffer
  /** Gives the headers that say who sends these bytes. */
  van(body: Buffer): Record<string, string>
}

/** A delivery: what names it at its sender, and what it says. */
export interface Aanlevering {
  naam: string
  tekst: string
  /** In ISO 8601. */
  op: string
}

/** A way in which another system delivers. */
export interface Aanleverkanaal {
  /** The operation that takes it in; `open311` is no operation. */
  operatie: string
  soort: SoortInkomend
  /** Gives the requests of one delivery, in their order. */
  zendingen(levering: Aanlevering): Zending[]
  /** The sender has no key by which a delivery is known again: with another text it is another one. */
  zonderSleutel?: true
}

/** The sleutel of the kanaal of each kind, and the queue, type or source that it is for. */
export const SLEUTEL = 'proef'
const CHATGEHEIM = 'geheim-van-het-chatsysteem'

/** The type of productaanvragen in the Objects API of a test. */
const OBJECTTYPE = 'https://objecttypes.example/api/v2/objecttypes/0d7f4e2c-8f0a-4f0e-9d7c-1f5b6f7a8b9c'

/** Starts an Objects API that has the objects that are put in it, and gives the settings by which Balie takes deliveries in, objects among them. */
export async function startObjecten() {
  const objecten = new Map<string, unknown>()
  const bron = await startBron((url) => objecten.get(url.pathname.split('/').at(-1) ?? '') ?? 404)
  return {
    objecten,
    settings: {
      SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
      OBJECTEN_URL: `${bron.url}/api/v2`,
      OBJECTEN_TOKEN: 'geheim',
      OBJECTEN_TYPE_PRODUCTAANVRAAG: OBJECTTYPE,
    },
    stop: bron.stop,
  }
}

/** Gives the uuid by which an object with this name and this text is known. */
export function objectOf({ naam, tekst }: Pick<Aanlevering, 'naam' | 'tekst'>): string {
  const hex = createHash('sha256').update(`${naam} ${tekst}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Gives a telephone number of its own for each name. */
const numberOf = (naam: string): string => {
  const sum = createHash('sha256').update(naam).digest().readUIntBE(0, 6)
  return `06${String(10_000_000 + (sum % 89_999_999)).slice(0, 8)}`
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value))
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** Gives a verzoek of the Omgevingsloket, as this project thinks that an adapter sends it. */
const verzoekOf = ({ naam, tekst, op }: Aanlevering): string => `<?xml version="1.0" encoding="UTF-8"?>
<verzoekXML><verzoek>
<verzoeknummer>${naam}</verzoeknummer><volgnummer>1</volgnummer><doel>Initiëren</doel><type>${SLEUTEL}</type>
<indienDatum>${op}</indienDatum><projectnaam>${escaped(tekst)}</projectnaam>
<initiatiefnemer><natuurlijkPersoon><bsn>999993653</bsn><achternaam>Jansen</achternaam></natuurlijkPersoon></initiatiefnemer>
</verzoek></verzoekXML>`

/**
 * Makes each kind of kanaal, with a rule that is empty, and gives the ways in which is delivered to them.
 * @param afdeling gets the tasks
 * @param objecten is told which objects there are to fetch
 */
export async function makeKanalen(
  app: TestApp,
  afdeling: string,
  objecten: Map<string, unknown> = new Map(),
): Promise<Aanleverkanaal[]> {
  const { maken, geheimZetten } = app.client.inkomend
  const geheimen = new Map<string, string>()
  for (const soort of [
    'formulier',
    'productaanvraag',
    'dso',
    'webhook',
    'gesprek',
    'chatwoot',
    'rocketchat',
    'melding',
    'oproep',
  ] as const) {
    const { uuid, heeftGeheim } = await maken({ body: { soort, sleutel: SLEUTEL, naam: soort, afdeling } })
    if (heeftGeheim === null) continue
    const body = soort === 'webhook' ? {} : { geheim: CHATGEHEIM }
    geheimen.set(soort, (await geheimZetten({ params: { uuid }, body })).geheim ?? CHATGEHEIM)
  }
  const { token } = await app.als({ rechten: ['inkomend.leveren', 'oproepen.leveren'], authenticatie: null })
  const byToken = () => ({ Authorization: `Token ${token}` })
  const send = (pad: string, body: Buffer, van: Zending['van'] = byToken, type = 'application/json'): Zending => ({
    ...{ pad: `/api/v1/kanalen/${pad}`, type, body, van },
  })
  const chatwoot = (value: unknown) =>
    send(`gesprekken/chatwoot/${SLEUTEL}`, json(value), (body) => {
      const moment = String(Math.floor(Date.now() / 1000))
      const sum = createHmac('sha256', CHATGEHEIM).update(`${moment}.`).update(body).digest('hex')
      return { 'x-chatwoot-timestamp': moment, 'x-chatwoot-signature': `sha256=${sum}` }
    })
  const klant = { id: 7, name: 'Jip', email: 'jip@example.org', type: 'contact' }
  return [
    {
      ...{ operatie: 'formulier', soort: 'formulier' },
      zendingen: ({ naam, tekst, op }) => [
        send(
          `formulieren/${SLEUTEL}`,
          json({
            values: { wat: tekst },
            metadata: { public_reference: naam, form_name: 'Proef', form_id: '1', registration_timestamp: op },
          }),
        ),
      ],
    },
    {
      ...{ operatie: 'productaanvraag', soort: 'productaanvraag' },
      zendingen(levering) {
        const { naam, tekst, op } = levering
        const object = objectOf(levering)
        const data = { bron: { naam: 'Proef', kenmerk: naam }, type: SLEUTEL, aanvraaggegevens: { wat: tekst } }
        objecten.set(object, { type: OBJECTTYPE, record: { data, startAt: op.slice(0, 10) } })
        const resourceUrl = `https://elders.example/objects/${object}`
        return [
          send(
            'objecten/notificaties',
            json({
              ...{ kanaal: 'objecten', hoofdObject: resourceUrl, resource: 'object', resourceUrl, actie: 'create' },
              ...{ aanmaakdatum: op, kenmerken: { objectType: OBJECTTYPE } },
            }),
          ),
        ]
      },
    },
    {
      ...{ operatie: 'dso', soort: 'dso' },
      zendingen: (levering) => [send('dso/verzoeken', Buffer.from(verzoekOf(levering)), byToken, 'application/xml')],
    },
    {
      ...{ operatie: 'gesprek', soort: 'gesprek' },
      zendingen: ({ naam, tekst, op }) => [
        send(
          'gesprekken',
          json({
            ...{ bron: SLEUTEL, gesprekId: naam, geeindigdOp: op },
            deelnemers: [{ id: 'jip', soort: 'klant', naam: 'Jip' }],
            berichten: [{ id: '1', op, van: 'jip', tekst: `${tekst} (${naam})` }],
          }),
        ),
      ],
    },
    {
      ...{ operatie: 'webhook', soort: 'webhook' },
      zendingen: ({ naam, tekst, op }) => [
        send(`inkomend/${SLEUTEL}`, json({ wat: tekst, op }), (body) =>
          signatureHeaders(naam, new Date(), body, [geheimen.get('webhook') ?? '']),
        ),
      ],
    },
    {
      ...{ operatie: 'chatwoot', soort: 'chatwoot' },
      zendingen({ naam, tekst, op }) {
        const conversation = { id: naam, status: 'open', meta: { sender: klant } }
        const bericht = { content: `${tekst} (${naam})`, private: false, created_at: op, message_type: 'incoming' }
        return [
          chatwoot({ event: 'message_created', id: 1, ...bericht, sender: klant, conversation }),
          chatwoot({ event: 'conversation_status_changed', ...conversation, status: 'resolved', messages: [] }),
        ]
      },
    },
    {
      ...{ operatie: 'rocketchat', soort: 'rocketchat' },
      zendingen: ({ naam, tekst, op }) => [
        send(
          `gesprekken/rocketchat/${SLEUTEL}`,
          json({
            ...{ type: 'LivechatSession', _id: naam, closedAt: op, visitor: { username: 'jip', name: 'Jip' } },
            messages: [{ _id: '1', username: 'jip', msg: `${tekst} (${naam})`, ts: op }],
          }),
          () => ({ 'x-rocketchat-livechat-token': CHATGEHEIM }),
        ),
      ],
    },
    {
      ...{ operatie: 'open311', soort: 'melding', zonderSleutel: true },
      zendingen: ({ naam, tekst }) => [
        {
          ...{ pad: '/open311/v2/requests.json', type: 'application/x-www-form-urlencoded', van: byToken },
          body: Buffer.from(
            new URLSearchParams({
              ...{ service_code: SLEUTEL, description: `${tekst} (${naam})`, address_string: 'Dorpsstraat 7' },
            }).toString(),
          ),
        },
      ],
    },
    {
      ...{ operatie: 'melden', soort: 'oproep' },
      zendingen: ({ naam, tekst, op }) =>
        // Another text is another number: that is all that a call says.
        ['rinkelt', 'gemist'].map((toestand) =>
          send(
            'telefonie/oproepen',
            json({ gesprekId: naam, van: numberOf(`${naam} ${tekst}`), wachtrij: SLEUTEL, toestand, op }),
          ),
        ),
    },
  ]
}

/** Gives a name that nothing else has. */
export const freshName = (): string => `lv-${randomBytes(6).toString('hex')}`

/** Sends a request, with other bytes, another media type or other headers where those are given. */
export async function sendTo(
  base: string,
  { pad, type, body, van }: Zending,
  anders: { body?: Buffer; type?: string; headers?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<{ status: number; type: string; text: string }> {
  const bytes = anders.body ?? body
  const answer = await fetch(base + pad, {
    method: 'POST',
    headers: { 'Content-Type': anders.type ?? type, ...van(bytes), ...anders.headers },
    body: new Uint8Array(bytes),
    ...(anders.signal && { signal: anders.signal }),
  })
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() }
}
