import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRight } from '../../../web/frame/rights.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { type Formats, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { klantcontacten } from '../../klantcontacten/contract.ts'
import type { Antwoorden, AnyVeld, Klanttaak } from '../contract.ts'
import { signatureQuery } from './queries.ts'
import { klanttaakTexts } from './texts.ts'

type Texts = typeof klanttaakTexts.nl

interface HandedInProps {
  taak: Klanttaak
  uitvoering: NonNullable<Klanttaak['uitvoering']>
}

/** Shows what the customer did: when, who, what was filled in, and the contact about it. */
export function HandedIn({ taak, uitvoering }: HandedInProps) {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  const maySee = useRight(klantcontacten.tonen)
  const { op, door, niveau, antwoorden, klantcontact } = uitvoering
  const velden = taak.opdracht.soort === 'formuliertaak' ? taak.opdracht.velden : []
  return (
    <Panel title={t.handedIn}>
      <Stack>
        <DataList
          items={[
            [t.doneOn, formats.moment(op)],
            [t.doneBy, door ? `${door.naam} (${door.nummer})` : t.unknownWho],
            [t.doneAtLevel, niveau && t.levels[niveau]],
          ]}
        />
        {antwoorden && velden.length > 0 && <DataList stacked items={itemsOf(velden, antwoorden, t, formats)} />}
        {uitvoering.ondertekend && <Signature uuid={taak.uuid} />}
        {klantcontact && maySee && (
          <p>
            <Link className="utrecht-link" to="/klantcontacten/$uuid" params={{ uuid: klantcontact }}>
              {t.openContact}
            </Link>
          </p>
        )}
      </Stack>
    </Panel>
  )
}

/** Shows who signed what, and whether that is still whole. */
function Signature({ uuid }: { uuid: string }) {
  const t = useTexts(klanttaakTexts)
  const query = useQuery(signatureQuery(uuid))
  return (
    <Loaded query={query}>
      {({ handtekening: { ondertekenaar, namens, documenten }, ongeschonden }) => (
        <>
          {!ongeschonden && <Alert kind="error">{t.signatureBroken}</Alert>}
          <DataList
            items={[
              [t.signedBy, `${ondertekenaar.naam} (${ondertekenaar.nummer})`],
              [t.signedFor, namens && `${namens.naam} (${namens.nummer})`],
              [t.signedDocuments, documenten.map(({ bestandsnaam }) => bestandsnaam).join(', ')],
              [t.signature, ongeschonden && t.signatureWhole],
            ]}
          />
        </>
      )}
    </Loaded>
  )
}

function addressText(value: Record<string, unknown>): string {
  const { straatnaam, huisnummer, huisnummertoevoeging, postcode, stad, adresregel1 } = value
  return [straatnaam, huisnummer, huisnummertoevoeging, postcode, stad, adresregel1].filter(Boolean).join(' ')
}

function readable(veld: AnyVeld, value: unknown, t: Texts, formats: Formats): string {
  const labelOf = (waarde: unknown) => veld.opties.find((optie) => optie.waarde === waarde)?.label ?? String(waarde)
  if (value === undefined) return t.noAnswer
  if (veld.soort === 'bedrag') return formats.amount(Number(value))
  if (veld.soort === 'ja_nee') return value === true ? t.yes : t.no
  if (veld.soort === 'datum' && typeof value === 'string') return formats.date(value)
  if (veld.soort === 'adres') return addressText({ ...(value as object) })
  return Array.isArray(value) ? value.map(labelOf).join(', ') : labelOf(value)
}

/** The answers as people read them, in the order of the form; documents are with the contact. */
function itemsOf(velden: readonly AnyVeld[], antwoorden: Antwoorden, t: Texts, formats: Formats): [string, string][] {
  return velden
    .filter(({ soort }) => soort !== 'bestand')
    .flatMap((veld): [string, string][] => {
      const value = antwoorden[veld.sleutel]
      if (veld.soort !== 'groep') return [[veld.label, readable(veld, value, t, formats)]]
      return (Array.isArray(value) ? (value as Antwoorden[]) : []).flatMap((row, index) =>
        itemsOf(veld.velden ?? [], row, t, formats).map(([label, text]): [string, string] => [
          `${veld.label} ${index + 1}: ${label}`,
          text,
        ]),
      )
    })
}
