import { useState } from 'react'
import type { z } from 'zod'
import { clientOf } from '../../../web/frame/client.ts'
import { StatusBadge } from '../../../web/ui/badge.tsx'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { ConfirmDialog } from '../../../web/ui/dialog.tsx'
import { base64Of, FileField, useFileSize } from '../../../web/ui/file-field.tsx'
import { Form, useFormulier } from '../../../web/ui/form.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { Heading, Stack } from '../../../web/ui/layout.tsx'
import { Table } from '../../../web/ui/table.tsx'
import { useAct, useDone } from '../../beheer/werkplek/act.ts'
import {
  type BewaardHuisstijlbestand,
  type Huisstijlbestand,
  instellingen,
  type SoortHuisstijl,
  type Themaverslag,
} from '../contract.ts'
import { INSTELLINGEN } from './queries.ts'
import { instellingTexts } from './texts.ts'

const MOST_BYTES = 500_000
const ACCEPT = { logo: 'image/png', favicon: 'image/png', thema: '.css,text/css' } as const

/** Shows the contrast of the colours of a theme, pair by pair. */
function Contrast({ verslag }: { verslag: Themaverslag }) {
  const t = useTexts(instellingTexts)
  const { number, list } = useFormats()
  return (
    <Stack>
      <p>{t.tokens(verslag.tokens)}</p>
      <Table
        caption={t.report}
        rows={verslag.paren}
        keyOf={({ naam }) => naam}
        columns={[
          { key: 'naam', head: t.pair, isRowHeader: true, cell: ({ naam }) => naam },
          { key: 'verhouding', head: t.ratio, cell: ({ verhouding }) => `${number(verhouding)} : 1` },
          {
            key: 'voldoet',
            head: t.enough,
            cell: ({ voldoet }) => (
              <StatusBadge tone={voldoet ? 'success' : 'danger'}>{voldoet ? t.yes : t.no}</StatusBadge>
            ),
          },
        ]}
      />
      {verslag.aantalOvergeslagen > 0 && (
        <>
          <p>{t.skipped(verslag.aantalOvergeslagen)}</p>
          <ul>
            {verslag.overgeslagen.map(({ plaats, reden }) => (
              <li key={`${plaats} ${reden}`}>
                {plaats}: {reden}
              </li>
            ))}
          </ul>
        </>
      )}
      {verslag.nietBeoordeeld.length > 0 && (
        <p>
          {t.unknown}: {list(verslag.nietBeoordeeld)}
        </p>
      )}
    </Stack>
  )
}

type Bewaard = z.output<typeof BewaardHuisstijlbestand>

/**
 * Reports on a theme when a part is left out, or when some colours have too little contrast or cannot be judged. It returns undefined when
 * all is well.
 */
async function doubtsAbout(file: File): Promise<Themaverslag | undefined> {
  const verslag = await clientOf(instellingen).themaControleren({ body: { css: await file.text() } })
  const isFine =
    verslag.nietBeoordeeld.length === 0 &&
    verslag.aantalOvergeslagen === 0 &&
    verslag.paren.every(({ voldoet }) => voldoet)
  return isFine ? undefined : verslag
}

interface HouseStyleFileProps {
  soort: SoortHuisstijl
  bestand: Huisstijlbestand | null
}

/** Shows the logo, favicon or theme in use, and lets beheer replace or remove it. */
export function HouseStyleFile({ soort, bestand }: HouseStyleFileProps) {
  const t = useTexts(instellingTexts)
  const formats = useFormats()
  const sizeOf = useFileSize()
  const done = useDone(INSTELLINGEN)
  const [verslag, setVerslag] = useState<Themaverslag>()
  const [doubtful, setDoubtful] = useState<Themaverslag>()
  const [isRemoving, setRemoving] = useState(false)
  const name = t.files[soort]
  const form = useFormulier<{ inhoud: File[] }, Bewaard | undefined>({
    initial: { inhoud: [] },
    check: ({ inhoud }) => (inhoud.length === 0 ? [{ name: 'inhoud', reason: t.fileMissing }] : []),
    submit: async ({ inhoud: [file] }) => {
      if (!file) throw new Error('No file.')
      // Sending the file again after the warning means that the user wants to go on.
      const found = soort === 'thema' && !doubtful ? await doubtsAbout(file) : undefined
      if (!found)
        return clientOf(instellingen).bestandBewaren({ params: { soort }, body: { inhoud: await base64Of(file) } })
      setDoubtful(found)
      return undefined
    },
    onDone: (bewaard) => {
      if (!bewaard) return
      setDoubtful(undefined)
      setVerslag(bewaard.verslag ?? undefined)
      form.reset({ inhoud: [] })
      void done(t.used(name))
    },
    onProblem: () => {
      setDoubtful(undefined)
      return false
    },
  })
  const remove = useAct(INSTELLINGEN, async (_: undefined) => {
    await clientOf(instellingen).bestandVerwijderen({ params: { soort } })
    setVerslag(undefined)
    setRemoving(false)
    return t.removed(name)
  })
  return (
    <Stack>
      <Heading level={3}>{name}</Heading>
      <p>
        {t.current}: {bestand ? `${sizeOf(bestand.omvang)}, ${formats.moment(bestand.gewijzigdOp)}` : t.none}
      </p>
      <Form form={form} label={name}>
        <FileField
          label={name}
          description={t.filesHelp[soort]}
          single
          accept={ACCEPT[soort]}
          maxBytes={MOST_BYTES}
          {...form.field('inhoud')}
        />
        <Actions>
          <Button type="submit" busy={form.busy}>
            {t.use}
          </Button>
          {bestand && (
            <Button variant="subtle" onClick={() => setRemoving(true)}>
              {t.remove(name)}
            </Button>
          )}
        </Actions>
      </Form>
      {verslag && <Contrast verslag={verslag} />}
      {doubtful && (
        <ConfirmDialog
          title={t.doubtTitle}
          confirm={t.useAnyway}
          danger
          busy={form.busy}
          onConfirm={() => void form.submit()}
          onClose={() => setDoubtful(undefined)}
        >
          <Stack>
            <p>{t.doubtHelp}</p>
            <Contrast verslag={doubtful} />
          </Stack>
        </ConfirmDialog>
      )}
      {isRemoving && (
        <ConfirmDialog
          title={t.removeTitle(name)}
          confirm={t.removeNow}
          danger
          busy={remove.isPending}
          onConfirm={() => remove.mutate(undefined)}
          onClose={() => setRemoving(false)}
        >
          {t.removeHelp}
        </ConfirmDialog>
      )}
    </Stack>
  )
}
