import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../../../web/frame/page.tsx'
import { useRight } from '../../../web/frame/rights.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { useFileSize } from '../../../web/ui/file-field.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Columns, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { Timeline } from '../../../web/ui/timeline.tsx'
import { DownloadName } from '../../documenten/werkplek/download-name.tsx'
import { KlanttakenPanel } from '../../klanttaken/werkplek/zaak-panel.tsx'
import { levelTexts } from '../../zaken/werkplek/level-texts.ts'
import { RECHTEN, type Zaak, zaakregister } from '../contract.ts'
import { CloseDialog, StatusDialog } from './case-dialogs.tsx'
import { caseQuery } from './queries.ts'
import { zaakregisterTexts } from './texts.ts'

const route = getRouteApi('/ingelogd/behandelen/$uuid')

/** A zaak of the register inside, for who treats it. */
export function CasePage() {
  const t = useTexts(zaakregisterTexts)
  const { uuid } = route.useParams()
  const query = useQuery(caseQuery(uuid))
  const back = (
    <Link className="utrecht-link" to="/behandelen">
      {t.back}
    </Link>
  )
  return (
    <Page title={query.data ? `${t.zaak} ${query.data.identificatie}` : t.zaak} above={back}>
      <Loaded query={query}>{(zaak) => <Case zaak={zaak} />}</Loaded>
    </Page>
  )
}

function Case({ zaak }: { zaak: Zaak }) {
  return (
    <Columns>
      <Stack gap="large">
        <About zaak={zaak} />
        <Documents zaak={zaak} />
      </Stack>
      <Stack gap="large">
        <KlanttakenPanel zaak={zaak.uuid} zaaktype={zaak.zaaktype} isOpen={zaak.einddatum === null} />
        <History zaak={zaak} />
        <People zaak={zaak} />
      </Stack>
    </Columns>
  )
}

function About({ zaak }: { zaak: Zaak }) {
  const t = useTexts(zaakregisterTexts)
  const levels = useTexts(levelTexts)
  const formats = useFormats()
  return (
    <Panel
      title={zaak.omschrijving || zaak.zaaktype}
      actions={
        <StatusBadge tone={zaak.einddatum ? 'neutral' : 'active'}>{zaak.einddatum ? t.closed : t.open}</StatusBadge>
      }
    >
      <DataList
        items={[
          [t.type, zaak.zaaktype],
          [t.status, zaak.status ?? t.noStatus],
          [t.started, formats.date(zaak.startdatum)],
          [t.due, zaak.uiterlijkeEinddatumAfdoening && formats.date(zaak.uiterlijkeEinddatumAfdoening)],
          [t.ended, zaak.einddatum && formats.date(zaak.einddatum)],
          [t.result, zaak.resultaat],
          [t.resultNote, zaak.resultaattoelichting],
          [t.confidentiality, levels[zaak.vertrouwelijkheidaanduiding]],
          [t.note, zaak.toelichting],
        ]}
      />
      <CaseActions zaak={zaak} />
    </Panel>
  )
}

/** The actions that the user may do with a zaak. */
function CaseActions({ zaak }: { zaak: Zaak }) {
  const t = useTexts(zaakregisterTexts)
  const [asking, setAsking] = useState<'status' | 'close'>()
  const maySet = useRight(zaakregister.statusZetten)
  const mayChange = useRight(zaakregister.resultaatVastleggen)
  const mayReopen = useRight({ right: RECHTEN.heropenen })
  const isOpen = zaak.einddatum === null
  const eindstatus = zaak.statustypen.find(({ isEindstatus }) => isEindstatus)
  const stop = () => setAsking(undefined)
  if (!maySet || (!isOpen && !mayReopen)) return null
  return (
    <>
      <Actions>
        <Button variant="primary" onClick={() => setAsking('status')}>
          {t.set}
        </Button>
        {isOpen && mayChange && eindstatus && <Button onClick={() => setAsking('close')}>{t.close}</Button>}
      </Actions>
      {asking === 'status' && <StatusDialog zaak={zaak} onClose={stop} />}
      {asking === 'close' && eindstatus && <CloseDialog zaak={zaak} eindstatus={eindstatus} onClose={stop} />}
    </>
  )
}

function History({ zaak }: { zaak: Zaak }) {
  const t = useTexts(zaakregisterTexts)
  const formats = useFormats()
  return (
    <Panel title={t.history}>
      {zaak.statussen.length === 0 ? (
        <p className="balie-soft">{t.noStatus}</p>
      ) : (
        <Timeline items={zaak.statussen} keyOf={({ uuid }) => uuid}>
          {({ omschrijving, op, toelichting }) => (
            <>
              <strong>{omschrijving}</strong>
              <div className="balie-soft">{formats.moment(op)}</div>
              {toelichting && <p className="balie-prose">{toelichting}</p>}
            </>
          )}
        </Timeline>
      )}
    </Panel>
  )
}

function People({ zaak }: { zaak: Zaak }) {
  const t = useTexts(zaakregisterTexts)
  return (
    <Panel title={t.people}>
      <ul className="balie-list">
        {zaak.rollen.map(({ uuid, naam, omschrijving }) => (
          <li key={uuid}>
            {naam} <span className="balie-soft">({omschrijving})</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Documents({ zaak }: { zaak: Zaak }) {
  const t = useTexts(zaakregisterTexts)
  const sizeOf = useFileSize()
  const mayOpen = useRight(zaakregister.documentDownloaden)
  return (
    <Panel title={t.documents}>
      {zaak.documenten.length === 0 ? (
        <p className="balie-soft">{t.noDocuments}</p>
      ) : (
        <ul className="balie-list">
          {zaak.documenten.map(({ uuid, titel, bestandsnaam, omvang, controle }) => (
            <li key={uuid}>
              <DownloadName
                href={`/api/v1/zaakregister/zaken/${zaak.uuid}/documenten/${uuid}/inhoud`}
                name={titel}
                controle={controle}
                isComplete={omvang !== null}
                mayOpen={mayOpen}
              >
                <span className="balie-soft">
                  {[bestandsnaam !== titel && bestandsnaam, omvang !== null && sizeOf(omvang)]
                    .filter(Boolean)
                    .join(', ')}{' '}
                </span>
              </DownloadName>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
