import { createHash } from 'node:crypto'
import type { Db } from '../../platform/database.ts'
import { bytesText, insertRows, type NewRow } from '../../platform/row.ts'
import * as documenten from '../../register/documenten/row.ts'
import * as rows from '../../register/zaakregister/row.ts'
import { makePdf, makePng, type Rectangle } from './bestanden.ts'
import { type Random, random } from './random.ts'
import { uuidOf } from './rijen.ts'
import { STREAM } from './streams.ts'

// Makes the documents that klanten of the demonstration handed in with their zaken.

/** A zaak that gets documents. */
export interface ZaakVoorDocumenten {
  uuid: string
  identificatie: string
  omschrijving: string
  bronorganisatie: string
  zaaktype: string
  informatieobjecttype: string
  vertrouwelijkheidaanduiding: NewRow<typeof rows.document>['vertrouwelijkheidaanduiding']
  aanvrager: string
  op: Date
}

interface Bestand {
  titel: string
  bestandsnaam: string
  formaat: string
  bytes: Buffer
}

type File = (zaak: ZaakVoorDocumenten, r: Random) => Bestand

const datum = (moment: Date) => moment.toISOString().slice(0, 10)

const aanvraag: File = ({ zaaktype, omschrijving, identificatie, aanvrager, op }) => ({
  titel: 'Aanvraag',
  bestandsnaam: 'aanvraag.pdf',
  formaat: 'application/pdf',
  bytes: makePdf(zaaktype, [
    `Zaak: ${identificatie}`,
    `Ontvangen: ${datum(op)}`,
    `Van: ${aanvrager}`,
    '',
    'Ik vraag u het volgende in behandeling te nemen:',
    omschrijving,
    '',
    'Ik heb alles naar waarheid ingevuld.',
  ]),
})

const [WIDTH, HEIGHT] = [360, 240]

/** A plot with a house and what is asked for. */
const tekening: File = ({ omschrijving }, r) => {
  const house: Rectangle = { x: r.between(90, 150), y: r.between(70, 110), width: 90, height: 70, colour: 2 }
  const plan: Rectangle = { x: house.x + house.width, y: house.y + 20, width: r.between(25, 60), height: 35, colour: 4 }
  const parts: Rectangle[] = [
    { x: 20, y: 20, width: WIDTH - 40, height: HEIGHT - 40, colour: 1 },
    { x: 0, y: HEIGHT - 36, width: WIDTH, height: 36, colour: 3 },
    house,
    plan,
  ]
  return {
    titel: `Tekening bij ${omschrijving}`.slice(0, 200),
    bestandsnaam: 'tekening.png',
    formaat: 'image/png',
    bytes: makePng(WIDTH, HEIGHT, parts),
  }
}

const toelichting: File = ({ omschrijving, aanvrager }) => ({
  titel: 'Toelichting van de aanvrager',
  bestandsnaam: 'toelichting.txt',
  formaat: 'text/plain',
  bytes: Buffer.from(`Geachte gemeente,\n\nHierbij mijn toelichting. Het gaat om: ${omschrijving}\n\n${aanvrager}\n`),
})

const FILES: readonly File[] = [aanvraag, tekening, toelichting]

/** Which files come with a zaak: often the aanvraag, seldom all. */
const filesOf = (r: Random): File[] => FILES.filter((_, index) => r.chance(index === 0 ? 0.7 : 0.3))

/** Gives zaken of the demonstration their documents. */
export async function loadZaakdocumenten(db: Db, seed: number, zaken: readonly ZaakVoorDocumenten[]): Promise<void> {
  const made = zaken.flatMap((zaak, index) => {
    const r = random(seed, STREAM.zaakdocument, index)
    return filesOf(r).map((file, nummer) => ({
      zaak,
      ...file(zaak, r),
      uuid: uuidOf(seed, 'zaakdocument', index, nummer),
      inhoud: uuidOf(seed, 'zaakinhoud', index, nummer),
    }))
  })
  const som = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
  const document = ({ uuid, titel, bestandsnaam, formaat, bytes, zaak }: (typeof made)[number]) => ({
    uuid,
    bronorganisatie: zaak.bronorganisatie,
    informatieobjecttype: zaak.informatieobjecttype,
    vertrouwelijkheidaanduiding: zaak.vertrouwelijkheidaanduiding,
    creatiedatum: datum(zaak.op),
    titel,
    auteur: zaak.aanvrager.slice(0, 200),
    status: 'definitief',
    formaat,
    taal: 'nld',
    bestandsnaam,
    indicatieGebruiksrecht: false,
    integriteit: { algoritme: 'sha_256', waarde: som(bytes), datum: datum(zaak.op) },
    beginRegistratie: zaak.op.toISOString(),
  })
  const omvang = ({ bytes }: Pick<Bestand, 'bytes'>) => String(bytes.length)
  await insertRows(
    db,
    documenten.inhoud,
    made.map((een) => ({
      uuid: een.inhoud,
      omvang: omvang(een),
      sha256: `\\x${som(een.bytes)}`,
      heel: true,
      gemaaktOp: een.zaak.op.toISOString(),
    })),
  )
  await insertRows(
    db,
    documenten.inhoudDeel,
    made.map(({ inhoud, bytes }) => ({ inhoud, vanaf: '0', bytes: bytesText(bytes) })),
  )
  await insertRows(db, rows.document, made.map(document))
  await insertRows(
    db,
    rows.inhoud,
    made.map((een) => ({ document: een.uuid, versie: 1, inhoud: een.inhoud, omvang: omvang(een) })),
  )
  await insertRows(
    db,
    rows.zaakinformatieobject,
    made.map(({ uuid, zaak }, index) => ({
      uuid: uuidOf(seed, 'zaakinformatieobject', index),
      zaak: zaak.uuid,
      document: uuid,
      registratiedatum: zaak.op.toISOString(),
    })),
  )
}
