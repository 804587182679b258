import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { DownloadName } from '../../../register/documenten/werkplek/download-name.tsx'
import { TaskLinks } from '../../../register/internetaken/werkplek/task-contact.tsx'
import { KlanttakenPanel } from '../../../register/klanttaken/werkplek/zaak-panel.tsx'
import { zaakTexts } from '../../../register/zaken/werkplek/texts.ts'
import { KnownZaak, OpenOrClosed } from '../../../register/zaken/werkplek/zaak-summary.tsx'
import { Page } from '../../../web/frame/page.tsx'
import { useRight } from '../../../web/frame/rights.ts'
import { Alert } from '../../../web/ui/alert.tsx'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { useFileSize } from '../../../web/ui/file-field.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Columns, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { Timeline } from '../../../web/ui/timeline.tsx'
import { type Zaakpagina, zaaksysteem } from '../contract.ts'
import { zaakQuery } from './queries.ts'
import { zakenTexts } from './texts.ts'

const route = getRouteApi('/ingelogd/zaken/$zaaksysteem/$zaak')

/** Shows a zaak: how far it is, who and what belongs to it there, and what belongs to it here. */
export function ZaakPage() {
  const t = useTexts(zakenTexts)
  const z = useTexts(zaakTexts)
  const { zaaksysteem, zaak } = route.useParams()
  const query = useQuery(zaakQuery({ uuid: zaaksysteem, zaak }))
  const back = (
    <Link className="utrecht-link" to="/zaken">
      {t.back}
    </Link>
  )
  return (
    <Page title={query.data?.stand.identificatie || z.nameless} above={back}>
      <Loaded query={query} gone={t.gone}>
        {(pagina) => <Zaak pagina={pagina} />}
      </Loaded>
    </Page>
  )
}

function Zaak({ pagina }: { pagina: Zaakpagina }) {
  const t = useTexts(zakenTexts)
  const { stand, onbereikbaar } = pagina
  // Of a zaak that is gone or vertrouwelijk there is nothing more to show than that.
  const isShown = stand.toestand === 'bekend'
  return (
    <Columns>
      <Stack gap="large">
        <Panel title={t.progress} actions={isShown && <OpenOrClosed open={stand.open} />}>
          <Stack>
            <p>{[stand.gegevens?.zaaktype, stand.zaaksysteem.naam].filter(Boolean).join(', ')}</p>
            {isShown && onbereikbaar && (
              <Alert kind="warning" title={t.notAsked}>
                {onbereikbaar}
              </Alert>
            )}
            <KnownZaak zaak={stand} />
          </Stack>
        </Panel>
        {isShown && !onbereikbaar && (
          <>
            <Steps stappen={pagina.stappen} />
            <Documents {...pagina} />
          </>
        )}
      </Stack>
      <Stack gap="large">
        {isShown && !onbereikbaar && <Roles rollen={pagina.rollen} />}
        {isShown && <KlanttakenPanel zaak={stand.zaak} zaaktype={stand.gegevens?.zaaktype ?? ''} isOpen={stand.open} />}
        <Contacts klantcontacten={pagina.klantcontacten} />
        <Panel title={t.tasks}>
          {pagina.internetaken.length === 0 && <p className="balie-soft">{t.noTasks}</p>}
          <TaskLinks taken={pagina.internetaken} />
        </Panel>
      </Stack>
    </Columns>
  )
}

/** Shows the statussen that the zaak can have, in their order, and where it is now. */
function Steps({ stappen }: Pick<Zaakpagina, 'stappen'>) {
  const t = useTexts(zakenTexts)
  const formats = useFormats()
  return (
    <Panel title={t.steps}>
      {stappen.length === 0 && <p className="balie-soft">{t.unreadable}</p>}
      <Timeline items={stappen} keyOf={({ volgnummer }) => String(volgnummer)}>
        {({ naam, gezetOp, huidig }) => (
          <>
            <span>
              {huidig ? <strong>{naam}</strong> : naam} {huidig && <StatusBadge tone="active">{t.now}</StatusBadge>}
            </span>
            <span className="balie-soft balie-small">{gezetOp ? t.setOn(formats.moment(gezetOp)) : t.notYet}</span>
          </>
        )}
      </Timeline>
    </Panel>
  )
}

/** Shows the documents of the zaak; what is opened comes out of the zaaksysteem. */
function Documents({ stand, documenten, documentenNietGetoond }: Zaakpagina) {
  const t = useTexts(zakenTexts)
  const formats = useFormats()
  const sizeOf = useFileSize()
  const mayOpen = useRight(zaaksysteem.documentDownloaden)
  const hrefOf = (document: string) =>
    `/api/v1/zaaksystemen/${stand.zaaksysteem.uuid}/zaken/${stand.zaak}/documenten/${document}/inhoud`
  return (
    <Panel title={t.documents}>
      {documenten.length + documentenNietGetoond === 0 && <p className="balie-soft">{t.noDocuments}</p>}
      {documenten.length > 0 && (
        <ul className="balie-list balie-list--lined">
          {documenten.map(({ uuid, titel, bestandsnaam, omvang, datum, compleet, controle }) => (
            <li key={uuid}>
              <DownloadName
                href={hrefOf(uuid)}
                name={titel}
                controle={controle}
                isComplete={compleet}
                mayOpen={mayOpen}
              >
                <span className="balie-soft balie-small">
                  {[
                    bestandsnaam !== titel && bestandsnaam,
                    omvang !== null && sizeOf(omvang),
                    datum && formats.date(datum),
                  ]
                    .filter(Boolean)
                    .join(', ')}{' '}
                </span>
              </DownloadName>
            </li>
          ))}
        </ul>
      )}
      {documentenNietGetoond > 0 && <p className="balie-soft">{t.hidden(documentenNietGetoond)}</p>}
    </Panel>
  )
}

/** Shows who has a part in the zaak (R4). */
function Roles({ rollen }: Pick<Zaakpagina, 'rollen'>) {
  const t = useTexts(zakenTexts)
  return (
    <Panel title={t.roles}>
      {rollen.length === 0 && <p className="balie-soft">{t.noRoles}</p>}
      <ul className="balie-list balie-list--lined">
        {rollen.map(({ rol, naam, machtiging, partij }) => (
          <li key={`${rol} ${naam} ${machtiging} ${partij?.uuid}`}>
            {naam || t.nameUnknown}{' '}
            <span className="balie-soft balie-small">
              {[rol, machtiging && t.mandates[machtiging], partij && t.customerNumber(partij.nummer)]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Shows the klantcontacten that are linked to the zaak, the newest first. */
function Contacts({ klantcontacten }: Pick<Zaakpagina, 'klantcontacten'>) {
  const t = useTexts(zakenTexts)
  const formats = useFormats()
  return (
    <Panel title={t.contacts}>
      {klantcontacten.length === 0 && <p className="balie-soft">{t.noContacts}</p>}
      <ul className="balie-list balie-list--lined">
        {klantcontacten.map(({ uuid, nummer, onderwerp, kanaal, plaatsgevondenOp }) => (
          <li key={uuid}>
            <Link className="utrecht-link" to="/klantcontacten/$uuid" params={{ uuid }}>
              {onderwerp}
            </Link>{' '}
            <span className="balie-soft balie-small">{`${formats.date(plaatsgevondenOp)}, ${kanaal}, ${nummer}`}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
