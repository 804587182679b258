import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { Filtered } from '../../../inrichting/beheer/werkplek/filtered.tsx'
import { clientOf } from '../../../web/frame/client.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Button } from '../../../web/ui/button.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { klanttaakTexts } from '../../klanttaken/werkplek/texts.ts'
import { type Klanttaaksjabloon, klanttaaksjablonen } from '../contract.ts'
import { SJABLONEN, TemplateDialog } from './template-dialog.tsx'
import { sjabloonTexts } from './texts.ts'

/** The page with the templates of klanttaken. */
export function TemplatesPage() {
  const s = useTexts(sjabloonTexts)
  const t = useTexts(klanttaakTexts)
  const [open, setOpen] = useState<Klanttaaksjabloon | 'new'>()
  const query = useQuery({ queryKey: [...SJABLONEN, 'lijst'], queryFn: () => clientOf(klanttaaksjablonen).lijst() })
  const columns: Column<Klanttaaksjabloon>[] = [
    { key: 'naam', head: s.template, isRowHeader: true, cell: ({ naam }) => naam },
    { key: 'zaaktype', head: s.caseType, cell: ({ zaaktype }) => zaaktype || s.everyCaseType },
    { key: 'soort', head: t.kind, cell: ({ opdracht }) => t.kinds[opdracht.soort] },
    { key: 'dagen', head: s.term, cell: ({ dagen }) => s.days(dagen) },
    {
      key: 'actief',
      head: s.state,
      cell: ({ actief }) => <StatusBadge tone={actief ? 'success' : 'neutral'}>{actief ? s.on : s.off}</StatusBadge>,
    },
    {
      key: 'doen',
      head: s.act,
      cell: (template) => (
        <Button about={template.naam} onClick={() => setOpen(template)}>
          {s.act}
        </Button>
      ),
    },
  ]
  return (
    <BeheerPage title={s.title} add={{ label: s.add, onClick: () => setOpen('new') }}>
      <Loaded query={query}>
        {({ resultaten }) => (
          <Filtered
            empty={s.none}
            rows={resultaten}
            textOf={({ naam, zaaktype, titel }) => `${naam} ${zaaktype} ${titel}`}
          >
            {(rows) => <Table caption={s.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />}
          </Filtered>
        )}
      </Loaded>
      {open && <TemplateDialog template={open === 'new' ? undefined : open} onClose={() => setOpen(undefined)} />}
    </BeheerPage>
  )
}
