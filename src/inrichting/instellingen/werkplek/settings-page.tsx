import { useQuery } from '@tanstack/react-query'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { CheckboxField, CheckboxGroupField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { Form, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Columns, Panel, Stack } from '../../../web/ui/layout.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { linesOf, TextareaField, TextField } from '../../../web/ui/text-field.tsx'
import { useDone } from '../../beheer/werkplek/act.ts'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { Bereikbaar, Instellingen, instellingen, Teksten } from '../contract.ts'
import { HouseStyleFile } from './house-style-file.tsx'
import { OpeningHours } from './opening-hours.tsx'
import { INSTELLINGEN } from './queries.ts'
import { instellingTexts } from './texts.ts'

type Language = Instellingen['taal']

interface Values {
  gemeente: string
  taal: Language | ''
  talen: Language[]
  welkom: string
  privacyverklaring: string
  controlevragen: string
  telefoonnummer: string
  balie: string
  medewerkerInMijn: boolean
}

/** The form for the name, languages and texts. */
function General({ settings }: { settings: Instellingen }) {
  const t = useTexts(instellingTexts)
  const beheer = useTexts(beheerTexts)
  const done = useDone(INSTELLINGEN)
  const choices = (['nl', 'en'] as const).map((value) => ({ value, label: t.names[value] }))
  const { teksten, bereikbaar } = settings
  const form = useFormulier<Values, Instellingen>({
    initial: {
      gemeente: settings.gemeente,
      taal: settings.taal,
      talen: settings.talen,
      welkom: teksten.welkom,
      privacyverklaring: teksten.privacyverklaring,
      controlevragen: teksten.controlevragen.join('\n'),
      telefoonnummer: bereikbaar.telefoonnummer,
      balie: bereikbaar.balie,
      medewerkerInMijn: settings.medewerkerInMijn,
    },
    check: ({ gemeente, taal, talen }) => [
      ...(gemeente.trim() === '' ? [{ name: 'gemeente', reason: beheer.required }] : []),
      ...(taal === '' || !talen.includes(taal) ? [{ name: 'talen', reason: t.languageMissing }] : []),
    ],
    submit: ({ welkom, privacyverklaring, controlevragen, telefoonnummer, balie, taal, ...same }) =>
      clientOf(instellingen).wijzigen({
        body: {
          ...same,
          taal: taal || 'nl',
          teksten: { welkom, privacyverklaring, controlevragen: linesOf(controlevragen) },
          bereikbaar: { telefoonnummer, balie },
        },
      }),
    onDone: () => void done(t.saved),
  })
  return (
    <Panel title={t.general}>
      <Form form={form} label={t.general}>
        <TextField label={t.municipality} maxLength={lengthOf(Instellingen, 'gemeente')} {...form.field('gemeente')} />
        <SelectField label={t.language} width="short" empty={null} choices={choices} {...form.field('taal')} />
        <CheckboxGroupField label={t.languages} inline choices={choices} {...form.field('talen')} />
        <TextareaField
          label={t.welcome}
          description={t.welcomeHelp}
          required={false}
          rows={3}
          max={lengthOf(Teksten, 'welkom')}
          {...form.field('welkom')}
        />
        <TextareaField
          label={t.privacy}
          required={false}
          rows={4}
          max={lengthOf(Teksten, 'privacyverklaring')}
          {...form.field('privacyverklaring')}
        />
        <TextField
          label={t.phone}
          description={t.reachHelp}
          required={false}
          maxLength={lengthOf(Bereikbaar, 'telefoonnummer')}
          {...form.field('telefoonnummer')}
        />
        <TextField
          label={t.desk}
          description={t.deskHelp}
          required={false}
          maxLength={lengthOf(Bereikbaar, 'balie')}
          {...form.field('balie')}
        />
        <CheckboxField
          label={t.employee}
          description={t.employeeHelp}
          required={false}
          {...form.field('medewerkerInMijn')}
        />
        <TextareaField
          label={t.questions}
          description={t.questionsHelp}
          required={false}
          rows={4}
          {...form.field('controlevragen')}
        />
        <Actions>
          <Button type="submit" variant="primary" busy={form.busy}>
            {beheer.save}
          </Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** The page with the settings that a municipality changes while Balie runs: its name, languages, texts and look. */
export function SettingsPage() {
  const t = useTexts(instellingTexts)
  const query = useQuery({ queryKey: [...INSTELLINGEN, 'beheer'], queryFn: () => clientOf(instellingen).tonen() })
  return (
    <BeheerPage title={t.title}>
      <Loaded query={query}>
        {(settings) => (
          <Columns even>
            <General settings={settings} />
            <OpeningHours settings={settings} />
            <Panel title={t.house}>
              <Stack gap="large">
                {(['logo', 'favicon', 'thema'] as const).map((soort) => (
                  <HouseStyleFile key={soort} soort={soort} bestand={settings.huisstijl[soort]} />
                ))}
              </Stack>
            </Panel>
          </Columns>
        )}
      </Loaded>
    </BeheerPage>
  )
}
