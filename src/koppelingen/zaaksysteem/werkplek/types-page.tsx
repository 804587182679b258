import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { Filtered } from '../../../inrichting/beheer/werkplek/filtered.tsx'
import type { Zaaktype } from '../../../inrichting/zaaksystemen/contract.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { today } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { typesQuery } from './queries.ts'
import { zaaksysteemTexts } from './texts.ts'
import { TypeDialog } from './type-dialog.tsx'

const route = getRouteApi('/ingelogd/kader/beheer/zaaksystemen/$uuid')

const isValid = ({ versies }: Zaaktype) => {
  const dag = today()
  return versies.some(({ begin, einde, concept }) => !concept && begin <= dag && (einde ?? dag) >= dag)
}

/** Can it be started, and if not: why. */
function Startable({ zaaktype }: { zaaktype: Zaaktype }) {
  const t = useTexts(zaaksysteemTexts)
  const problem = zaaktype.versies.length === 0 ? t.gone : isValid(zaaktype) ? undefined : t.notValid
  return (
    <>
      {zaaktype.startbaar ? t.yes : t.no} {problem && <StatusBadge tone="warning">{problem}</StatusBadge>}
    </>
  )
}

/** The zaaktypen of a zaaksysteem, and who may start them. */
export function TypesPage() {
  const t = useTexts(zaaksysteemTexts)
  const { uuid } = route.useParams()
  const query = useQuery(typesQuery(uuid))
  const [open, setOpen] = useState<Zaaktype>()
  const columns: Column<Zaaktype>[] = [
    {
      key: 'type',
      head: t.type,
      isRowHeader: true,
      cell: ({ omschrijving, identificatie }) => (
        <>
          {omschrijving}
          <div className="balie-soft">{identificatie}</div>
        </>
      ),
    },
    { key: 'startbaar', head: t.startable, cell: (zaaktype) => <Startable zaaktype={zaaktype} /> },
    {
      key: 'wie',
      head: t.who,
      cell: ({ rollen, eenheden }) =>
        [...rollen, eenheden.length > 0 && `${t.units}: ${eenheden.length}`].filter(Boolean).join(', ') || t.everyone,
    },
    {
      key: 'doen',
      head: t.act,
      cell: (zaaktype) => (
        <Button about={zaaktype.omschrijving} onClick={() => setOpen(zaaktype)}>
          {t.change}
        </Button>
      ),
    },
  ]
  return (
    <BeheerPage title={query.data ? t.typesTitle(query.data.systeem.naam) : t.types}>
      <p>
        <Link className="utrecht-link" to="/beheer/zaaksystemen">
          {t.back}
        </Link>
      </p>
      <p>{t.typesIntro}</p>
      <Loaded query={query}>
        {({ zaaktypen }) => (
          <Filtered
            empty={t.typesNone}
            rows={zaaktypen}
            textOf={({ omschrijving, identificatie, synoniemen }) =>
              [omschrijving, identificatie, ...synoniemen].join(' ')
            }
          >
            {(rows) => (
              <Table
                caption={t.types}
                hideCaption
                rows={rows}
                keyOf={({ identificatie }) => identificatie}
                columns={columns}
              />
            )}
          </Filtered>
        )}
      </Loaded>
      {open && <TypeDialog zaaksysteem={uuid} zaaktype={open} onClose={() => setOpen(undefined)} />}
    </BeheerPage>
  )
}
