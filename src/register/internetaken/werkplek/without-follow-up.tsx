import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { Button } from '../../../web/ui/button.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded, LoadMore } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import type { Klantcontact } from '../../klantcontacten/contract.ts'
import { withoutFollowUpQuery } from './queries.ts'
import { takenTexts } from './texts.ts'

const ContactLink = ({ uuid, nummer }: { uuid: string; nummer: string }) => (
  <Link className="utrecht-link" to="/klantcontacten/$uuid" params={{ uuid }}>
    {nummer}
  </Link>
)

interface WithoutFollowUpProps {
  zoek: string
  onClear(): void
}

/** Shows the klantcontacten that have no interne taak and no zaak (R12). */
export function WithoutFollowUp({ zoek, onClear }: WithoutFollowUpProps) {
  const t = useTexts(takenTexts)
  const formats = useFormats()
  const query = useInfiniteQuery(withoutFollowUpQuery(zoek))
  const columns: Column<z.output<typeof Klantcontact>>[] = [
    { key: 'nummer', head: t.contact, cell: (contact) => <ContactLink {...contact} />, isRowHeader: true },
    { key: 'onderwerp', head: t.subject, cell: ({ onderwerp }) => onderwerp },
    { key: 'kanaal', head: t.channel, cell: ({ kanaal }) => kanaal },
    { key: 'wanneer', head: t.tookPlace, cell: ({ plaatsgevondenOp }) => formats.moment(plaatsgevondenOp) },
  ]
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const contacts = pages.flatMap(({ resultaten }) => resultaten)
        if (contacts.length === 0)
          return (
            <EmptyState action={zoek && <Button onClick={onClear}>{t.clearFilter}</Button>}>
              {zoek ? t.emptyFiltered : t.emptyZonder}
            </EmptyState>
          )
        return (
          <>
            <p className="balie-soft">{t.zonderHelp}</p>
            <Table caption={t.zonder} hideCaption rows={contacts} keyOf={({ uuid }) => uuid} columns={columns} />
            <LoadMore query={query} shown={t.contactsShown(contacts.length)} />
          </>
        )
      }}
    </Loaded>
  )
}
