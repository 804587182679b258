import { useState } from 'react'
import type { z } from 'zod'
import { clientOf } from '../../../web/frame/client.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { RadioField } from '../../../web/ui/choice-fields.tsx'
import { ConfirmDialog, Dialog } from '../../../web/ui/dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Stack } from '../../../web/ui/layout.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { useAct } from '../../beheer/werkplek/act.ts'
import { type Applicatie, type Geheim, toegang } from '../contract.ts'
import { APPLICATIES } from './application-dialog.tsx'
import { NewSecret } from './new-secret.tsx'
import { toegangTexts } from './texts.ts'

type Secret = z.output<typeof Geheim>
type Overlap = 'geen' | 'week' | 'blijvend'

const WEEK_MS = 7 * 86_400_000

/** Gives the moment until which the older secrets stay valid; null means until they are withdrawn. */
function oldValidUntil(overlap: Overlap): string | null {
  if (overlap === 'blijvend') return null
  return new Date(Date.now() + (overlap === 'week' ? WEEK_MS : 0)).toISOString()
}

/** The secrets of an application: new ones, shown once, and an end to old ones. */
export function SecretsDialog({ applicatie, onClose }: { applicatie: Applicatie; onClose(): void }) {
  const t = useTexts(toegangTexts)
  const formats = useFormats()
  const [made, setMade] = useState<string>()
  const [withdrawing, setWithdrawing] = useState<Secret>()
  const [overlap, setOverlap] = useState<Overlap>('week')
  const params = { uuid: applicatie.uuid }
  const make = useAct(APPLICATIES, async (soort: Secret['soort']) => {
    const { geheim } = await clientOf(toegang).geheimMaken({
      params,
      body: { soort, oudeGeldigTot: oldValidUntil(overlap) },
    })
    setMade(geheim)
    return t.secretHelp
  })
  const withdraw = useAct(APPLICATIES, async ({ uuid }: Secret) => {
    await clientOf(toegang).geheimIntrekken({ params: { ...params, geheim: uuid } })
    setWithdrawing(undefined)
    return t.withdrawn
  })
  const nameOf = ({ soort, aangemaaktOp }: Secret) => `${t.kinds[soort]} ${formats.moment(aangemaaktOp)}`
  const columns: Column<Secret>[] = [
    { key: 'soort', head: t.kind, isRowHeader: true, cell: ({ soort }) => t.kinds[soort] },
    { key: 'gemaakt', head: t.made, cell: ({ aangemaaktOp }) => formats.moment(aangemaaktOp) },
    { key: 'tot', head: t.until, cell: ({ geldigTot }) => geldigTot && formats.moment(geldigTot) },
    {
      key: 'gebruikt',
      head: t.used,
      cell: ({ laatstGebruiktOp }) => (laatstGebruiktOp ? formats.moment(laatstGebruiktOp) : t.never),
    },
    {
      key: 'doen',
      head: t.act,
      cell: (secret) => (
        <Button about={nameOf(secret)} danger onClick={() => setWithdrawing(secret)}>
          {t.withdraw}
        </Button>
      ),
    },
  ]
  return (
    <Dialog title={t.secretsOf(applicatie.naam)} onClose={onClose} wide>
      <Stack gap="large">
        {made && <NewSecret secret={made} />}
        {applicatie.geheimen.length > 0 ? (
          <>
            <Table
              caption={t.secretsOf(applicatie.naam)}
              hideCaption
              rows={applicatie.geheimen}
              keyOf={({ uuid }) => uuid}
              columns={columns}
            />
            <RadioField<Overlap>
              label={t.overlap}
              description={t.overlapHelp}
              choices={(['geen', 'week', 'blijvend'] as const).map((value) => ({ value, label: t.overlaps[value] }))}
              value={overlap}
              onChange={setOverlap}
            />
          </>
        ) : (
          <EmptyState>{t.noSecrets}</EmptyState>
        )}
        <Actions>
          <Button variant="primary" busy={make.isPending} onClick={() => make.mutate('token')}>
            {t.newToken}
          </Button>
          {applicatie.clientId && <Button onClick={() => make.mutate('jwt')}>{t.newJwt}</Button>}
          <Button onClick={onClose}>{t.close}</Button>
        </Actions>
      </Stack>
      {withdrawing && (
        <ConfirmDialog
          title={t.withdrawTitle(nameOf(withdrawing))}
          confirm={t.withdraw}
          danger
          busy={withdraw.isPending}
          onConfirm={() => withdraw.mutate(withdrawing)}
          onClose={() => setWithdrawing(undefined)}
        >
          {t.withdrawHelp}
        </ConfirmDialog>
      )}
    </Dialog>
  )
}
