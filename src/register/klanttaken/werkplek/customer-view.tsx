import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Heading, Stack } from '../../../web/ui/layout.tsx'
import { DocumentName } from '../../documenten/werkplek/document-link.tsx'
import type { AnyVeld, Klanttaak } from '../contract.ts'
import { klanttaakTexts } from './texts.ts'

/** Shows a klanttaak in the words that the customer reads, with nothing that only employees see. */
export function CustomerView({ taak }: { taak: Klanttaak }) {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  const isToDo = taak.status === 'open'
  return (
    <Stack>
      <Heading level={3}>{taak.titel}</Heading>
      <p className="balie-soft">{[taak.zaak.zaaktype, taak.zaak.identificatie].filter(Boolean).join(', ')}</p>
      <p>
        <strong>{t.customerStates[taak.status]}</strong> {isToDo && t.doBefore(formats.longDate(taak.laatsteDag))}
      </p>
      {taak.reden && <p className="balie-prose">{taak.reden}</p>}
      {taak.toelichting && <p className="balie-prose">{taak.toelichting}</p>}
      <Asked taak={taak} />
      {taak.bijlagen.length > 0 && (
        <ul className="balie-list">
          {taak.bijlagen.map((bijlage) => (
            <li key={bijlage.uuid}>
              <DocumentName {...bijlage} />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}

function Asked({ taak: { opdracht } }: { taak: Klanttaak }) {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  switch (opdracht.soort) {
    case 'betaaltaak':
      return <p>{`${t.pay(formats.amount(opdracht.bedrag))}. ${opdracht.transactieomschrijving}`}</p>
    case 'urltaak':
      return (
        <p>
          <a className="utrecht-link" href={opdracht.uitvraagLink} rel="noreferrer" target="_blank">
            {t.goTo(new URL(opdracht.uitvraagLink).host)}
          </a>
        </p>
      )
    case 'formuliertaak':
      return (
        <>
          <p>{t.fillIn}</p>
          <Questions velden={opdracht.velden} />
        </>
      )
    case 'aanleveren':
      return (
        <>
          <p>{t.handInThese}</p>
          <ul className="balie-list">
            {opdracht.gevraagd.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        </>
      )
    default:
      return <p className="balie-prose">{`${t.sign} ${opdracht.verklaring}`}</p>
  }
}

function Questions({ velden }: { velden: readonly AnyVeld[] }) {
  const t = useTexts(klanttaakTexts)
  return (
    <ul className="balie-list">
      {velden.map((veld) => (
        <li key={veld.sleutel}>
          {veld.label}{' '}
          <span className="balie-soft">
            ({[t.fieldKinds[veld.soort], !veld.verplicht && t.optional].filter(Boolean).join(', ')})
          </span>
          {veld.uitleg && <div className="balie-soft balie-small">{veld.uitleg}</div>}
          {veld.velden && veld.velden.length > 0 && <Questions velden={veld.velden} />}
        </li>
      ))}
    </ul>
  )
}
