import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct, useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { BeheerPage } from '../../../inrichting/beheer/werkplek/beheer-page.tsx'
import { beheerTexts } from '../../../inrichting/beheer/werkplek/beheer-texts.ts'
import { Filtered } from '../../../inrichting/beheer/werkplek/filtered.tsx'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { type BadgeTone, StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { today, useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { DateField, TextField } from '../../../web/ui/text-field.tsx'
import { Catalogus, type Zaaktype, zaakregister } from '../contract.ts'
import { TypeDialog, ZAAKTYPEN } from './type-dialog.tsx'
import { zaaktypeTexts } from './type-texts.ts'

type State = keyof typeof zaaktypeTexts.nl.states

const TONES: Record<State, BadgeTone> = {
  concept: 'warning',
  geldig: 'success',
  straks: 'active',
  beeindigd: 'neutral',
}

function stateOf({ concept, beginGeldigheid, eindeGeldigheid }: Zaaktype): State {
  if (concept) return 'concept'
  if (eindeGeldigheid && eindeGeldigheid < today()) return 'beeindigd'
  return beginGeldigheid > today() ? 'straks' : 'geldig'
}

function Standing({ zaaktype }: { zaaktype: Zaaktype }) {
  const t = useTexts(zaaktypeTexts)
  const formats = useFormats()
  const state = stateOf(zaaktype)
  const { beginGeldigheid, eindeGeldigheid } = zaaktype
  return (
    <>
      <StatusBadge tone={TONES[state]}>{t.states[state]}</StatusBadge>
      <div className="balie-soft">
        {[t.from(formats.date(beginGeldigheid)), eindeGeldigheid && t.until(formats.date(eindeGeldigheid))]
          .filter(Boolean)
          .join(' ')}
      </div>
    </>
  )
}

/** Says whose zaaktypen these are. */
function CatalogueDialog({ catalogus, onClose }: { catalogus: Catalogus | null; onClose(): void }) {
  const t = useTexts(zaaktypeTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(ZAAKTYPEN, onClose)
  const form = useFormulier<Catalogus, Catalogus>({
    initial: catalogus ?? { naam: '', domein: '', rsin: '', contactpersoon: '' },
    check: ({ naam, contactpersoon, domein, rsin }) => [
      ...(naam.trim() === '' ? [{ name: 'naam', reason: beheer.required }] : []),
      ...(/^[A-Z]{1,5}$/.test(domein) ? [] : [{ name: 'domein', reason: t.domainFault }]),
      ...(/^\d{9}$/.test(rsin) ? [] : [{ name: 'rsin', reason: t.rsinFault }]),
      ...(contactpersoon.trim() === '' ? [{ name: 'contactpersoon', reason: beheer.required }] : []),
    ],
    submit: (body) => clientOf(zaakregister).catalogusBewaren({ body }),
    onDone: () => saved(t.catalogueSaved),
  })
  return (
    <FormDialog title={t.catalogueTitle} form={form} action={beheer.save} onClose={onClose}>
      <TextField label={t.name} maxLength={lengthOf(Catalogus, 'naam')} {...form.field('naam')} />
      <TextField label={t.domain} description={t.domainHelp} width="short" maxLength={5} {...form.field('domein')} />
      <TextField label={t.rsin} width="short" inputMode="numeric" maxLength={9} {...form.field('rsin')} />
      <TextField
        label={t.contact}
        maxLength={lengthOf(Catalogus, 'contactpersoon')}
        {...form.field('contactpersoon')}
      />
    </FormDialog>
  )
}

/** Ends a published zaaktype on a day. */
function EndDialog({ zaaktype, onClose }: { zaaktype: Zaaktype; onClose(): void }) {
  const t = useTexts(zaaktypeTexts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(ZAAKTYPEN, onClose)
  const form = useFormulier<{ eindeGeldigheid: string }, Zaaktype>({
    initial: { eindeGeldigheid: zaaktype.eindeGeldigheid ?? today() },
    check: ({ eindeGeldigheid }) => (eindeGeldigheid ? [] : [{ name: 'eindeGeldigheid', reason: beheer.required }]),
    submit: (body) => clientOf(zaakregister).zaaktypeBeeindigen({ params: { uuid: zaaktype.uuid }, body }),
    onDone: ({ omschrijving }) => saved(t.ended(omschrijving)),
  })
  return (
    <FormDialog title={t.endTitle(zaaktype.omschrijving)} form={form} action={t.end} onClose={onClose}>
      <p>{t.endHelp}</p>
      <DateField label={t.endDay} {...form.field('eindeGeldigheid')} />
    </FormDialog>
  )
}

type Asking =
  | { what: 'catalogue' }
  | { what: 'new' }
  | { what: 'change' | 'version' | 'publish' | 'end'; zaaktype: Zaaktype }
  | undefined

/** Shows the dialog that was asked for: a form, or a confirmation. */
function Asked({ asking, catalogus, onClose }: { asking: Asking; catalogus: Catalogus | null; onClose(): void }) {
  const t = useTexts(zaaktypeTexts)
  const publish = useAct(ZAAKTYPEN, async ({ uuid, omschrijving }: Zaaktype) => {
    await clientOf(zaakregister).zaaktypePubliceren({ params: { uuid } })
    onClose()
    return t.published(omschrijving)
  })
  if (!asking) return null
  if (asking.what === 'catalogue') return <CatalogueDialog catalogus={catalogus} onClose={onClose} />
  if (asking.what === 'new') return <TypeDialog isVersion={false} onClose={onClose} />
  const { what, zaaktype } = asking
  if (what === 'end') return <EndDialog zaaktype={zaaktype} onClose={onClose} />
  if (what !== 'publish') return <TypeDialog zaaktype={zaaktype} isVersion={what === 'version'} onClose={onClose} />
  return (
    <ConfirmDialog
      title={t.publishTitle(zaaktype.omschrijving)}
      confirm={t.publish}
      busy={publish.isPending}
      onConfirm={() => publish.mutate(zaaktype)}
      onClose={onClose}
    >
      {t.publishHelp}
    </ConfirmDialog>
  )
}

const typesQuery = {
  queryKey: ZAAKTYPEN,
  queryFn: async () => {
    const client = clientOf(zaakregister)
    const [{ catalogus }, { resultaten }] = await Promise.all([client.catalogus(), client.zaaktypen()])
    return { catalogus, zaaktypen: resultaten }
  },
}

/** The zaaktypen of the register inside: from concept to published to ended, with their versions. */
export function CaseTypesPage() {
  const t = useTexts(zaaktypeTexts)
  const [asking, setAsking] = useState<Asking>()
  const query = useQuery(typesQuery)
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
    { key: 'stand', head: t.state, cell: (zaaktype) => <Standing zaaktype={zaaktype} /> },
    { key: 'zaken', head: t.cases, cell: ({ zaken }) => zaken },
    {
      key: 'doen',
      head: t.act,
      cell: (zaaktype) => {
        const acts = zaaktype.concept
          ? ([
              ['change', t.change],
              ['publish', t.publish],
            ] as const)
          : ([
              ['version', t.newVersion],
              ['end', t.end],
            ] as const)
        return (
          <Actions>
            {acts.map(([what, text]) => (
              <Button key={what} about={zaaktype.omschrijving} onClick={() => setAsking({ what, zaaktype })}>
                {text}
              </Button>
            ))}
          </Actions>
        )
      },
    },
  ]
  return (
    <BeheerPage
      title={t.title}
      actions={
        query.data?.catalogus && (
          <Actions>
            <Button onClick={() => setAsking({ what: 'catalogue' })}>{t.catalogue}</Button>
            <Button variant="primary" onClick={() => setAsking({ what: 'new' })}>
              {t.add}
            </Button>
          </Actions>
        )
      }
    >
      <p>{t.intro}</p>
      <Loaded query={query}>
        {({ catalogus, zaaktypen }) => (
          <>
            {!catalogus ? (
              <EmptyState action={<Button onClick={() => setAsking({ what: 'catalogue' })}>{t.catalogue}</Button>}>
                {t.catalogueFirst}
              </EmptyState>
            ) : zaaktypen.length === 0 ? (
              <EmptyState>{t.none}</EmptyState>
            ) : (
              <Filtered
                rows={zaaktypen}
                textOf={({ omschrijving, identificatie, trefwoorden }) =>
                  [omschrijving, identificatie, ...trefwoorden].join(' ')
                }
              >
                {(rows) => (
                  <Table caption={t.title} hideCaption rows={rows} keyOf={({ uuid }) => uuid} columns={columns} />
                )}
              </Filtered>
            )}
            <Asked asking={asking} catalogus={catalogus} onClose={() => setAsking(undefined)} />
          </>
        )}
      </Loaded>
    </BeheerPage>
  )
}
