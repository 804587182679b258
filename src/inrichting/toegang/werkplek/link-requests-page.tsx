import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { clientOf } from '../../../web/frame/client.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { CheckboxField, RadioField } from '../../../web/ui/choice-fields.tsx'
import { useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { dictionary, useTexts } from '../../../web/ui/language.tsx'
import { Loaded } from '../../../web/ui/loaded.tsx'
import { EmptyState } from '../../../web/ui/progress.tsx'
import { type Column, Table } from '../../../web/ui/table.tsx'
import { useProposed, useSaved } from '../../beheer/werkplek/act.ts'
import { BeheerPage } from '../../beheer/werkplek/beheer-page.tsx'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { useRemoval } from '../../beheer/werkplek/removal.tsx'
import { type Koppelverzoek, toegang } from '../contract.ts'

const texts = dictionary(
  {
    title: 'Koppelverzoeken',
    intro:
      'Deze mensen mogen van de inlogdienst naar binnen, maar hun gebruikersnaam is hier van een medewerker van wie niet zeker is dat zij het zijn. Zolang u niet beslist komen zij er niet in.',
    who: 'Wie inlogde',
    medewerker: 'De medewerker met die naam',
    why: 'Waarom u beslist',
    since: 'Wacht sinds',
    act: 'Beslissen',
    remove: 'Verwijderen',
    none: 'Er wacht niemand.',
    inactive: '(uitgezet)',
    noEmail: 'geen e-mailadres bekend',
    reasons: {
      'al-gekoppeld': 'Die medewerker logt al in met een ander account.',
      'niet-actief': 'Die medewerker is uitgezet.',
      'ander-emailadres': 'Het e-mailadres is anders, of niet bekend.',
      'beheer-beslist': 'U beslist altijd wie voor het eerst inlogt.',
    },
    decide: (naam: string) => `Wie is ${naam}?`,
    is: 'Dit is',
    same: (naam: string) => `${naam}, die hier al bekend is`,
    sameHelp:
      'Gaat verder met de eigen geschiedenis en taken. Een ander account van deze medewerker werkt dan niet meer.',
    other: 'Iemand anders, die hier nieuw is',
    otherHelp: (naam: string) => `Wordt een nieuwe medewerker. De geschiedenis en de taken blijven van ${naam}.`,
    off: (naam: string) => `${naam} werkt hier niet meer`,
    save: 'Opslaan',
    saved: (naam: string) => `${naam} kan nu inloggen.`,
    question: (naam: string) => `Het verzoek van ${naam} verwijderen?`,
    help: 'Wie opnieuw inlogt, staat hier weer.',
    removed: (naam: string) => `Het verzoek van ${naam} is verwijderd.`,
  },
  {
    title: 'Link requests',
    intro:
      'The login service lets these people in, but here their user name is of an employee who is not certain to be them. Until you decide they cannot enter.',
    who: 'Who logged in',
    medewerker: 'The employee with that name',
    why: 'Why you decide',
    since: 'Waits since',
    act: 'Decide',
    remove: 'Remove',
    none: 'Nobody waits.',
    inactive: '(switched off)',
    noEmail: 'no e-mail address known',
    reasons: {
      'al-gekoppeld': 'That employee logs in with another account already.',
      'niet-actief': 'That employee was switched off.',
      'ander-emailadres': 'The e-mail address is another one, or not known.',
      'beheer-beslist': 'You always decide about who logs in for the first time.',
    },
    decide: (naam: string) => `Who is ${naam}?`,
    is: 'This is',
    same: (naam: string) => `${naam}, who is known here`,
    sameHelp: 'Goes on with their own history and tasks. Another account of this employee no longer works.',
    other: 'Somebody else, who is new here',
    otherHelp: (naam: string) => `Becomes a new employee. The history and the tasks stay with ${naam}.`,
    off: (naam: string) => `${naam} no longer works here`,
    save: 'Save',
    saved: (naam: string) => `${naam} can log in now.`,
    question: (naam: string) => `Remove the request of ${naam}?`,
    help: 'Who logs in again is here again.',
    removed: (naam: string) => `The request of ${naam} was removed.`,
  },
)

const KOPPELVERZOEKEN = ['koppelverzoeken'] as const

interface Values {
  wie: 'dezelfde' | 'nieuw' | ''
  uitzetten: boolean
}

const decide = async ({ uuid, medewerker }: Koppelverzoek, { wie, uitzetten }: Values): Promise<void> => {
  const params = { uuid }
  if (wie === 'nieuw') await clientOf(toegang).nieuweMedewerker({ params, body: { uitzetten } })
  else await clientOf(toegang).koppelen({ params, body: { medewerker: medewerker.uuid } })
}

/** A dialog in which beheer decides who a person is. */
function DecideDialog({ verzoek, onClose }: { verzoek: Koppelverzoek; onClose(): void }) {
  const t = useTexts(texts)
  const beheer = useTexts(beheerTexts)
  const saved = useSaved(KOPPELVERZOEKEN, onClose)
  const { naam, medewerker } = verzoek
  const form = useFormulier<Values, void>({
    initial: { wie: '', uitzetten: true },
    check: ({ wie }) => (wie === '' ? [{ name: 'wie', reason: beheer.required }] : []),
    submit: (values) => decide(verzoek, values),
    onProposed: useProposed(onClose),
    onDone: () => saved(t.saved(naam)),
  })
  return (
    <FormDialog title={t.decide(naam)} form={form} action={t.save} onClose={onClose}>
      <RadioField
        label={t.is}
        choices={[
          { value: 'dezelfde', label: t.same(medewerker.naam), description: t.sameHelp },
          { value: 'nieuw', label: t.other, description: t.otherHelp(medewerker.naam) },
        ]}
        {...form.field('wie')}
      />
      {form.values.wie === 'nieuw' && medewerker.actief && (
        <CheckboxField label={t.off(medewerker.naam)} {...form.field('uitzetten')} />
      )}
    </FormDialog>
  )
}

/** The page with people who logged in under the id of a medewerker but may be someone else (R28). */
export function LinkRequestsPage() {
  const t = useTexts(texts)
  const formats = useFormats()
  const [deciding, setDeciding] = useState<Koppelverzoek>()
  const query = useQuery({ queryKey: KOPPELVERZOEKEN, queryFn: () => clientOf(toegang).koppelverzoeken() })
  const removal = useRemoval<Koppelverzoek>(KOPPELVERZOEKEN, {
    remove: ({ uuid }) => clientOf(toegang).koppelverzoekVerwijderen({ params: { uuid } }),
    confirm: t.remove,
    title: ({ naam }) => t.question(naam),
    help: () => t.help,
    done: ({ naam }) => t.removed(naam),
    danger: false,
  })
  const columns: Column<Koppelverzoek>[] = [
    {
      key: 'wie',
      head: t.who,
      isRowHeader: true,
      cell: ({ naam, emailadres, medewerkerId }) => `${naam} (${medewerkerId}), ${emailadres || t.noEmail}`,
    },
    {
      key: 'medewerker',
      head: t.medewerker,
      cell: ({ medewerker: { naam, emailadres, actief } }) =>
        `${naam}${actief ? '' : ` ${t.inactive}`}, ${emailadres || t.noEmail}`,
    },
    { key: 'waarom', head: t.why, cell: ({ reden }) => t.reasons[reden] },
    { key: 'sinds', head: t.since, cell: ({ gevraagdOp }) => formats.moment(gevraagdOp) },
    {
      key: 'doen',
      head: t.act,
      cell: (verzoek) => (
        <Actions>
          <Button about={verzoek.naam} onClick={() => setDeciding(verzoek)}>
            {t.act}
          </Button>
          <Button about={verzoek.naam} variant="subtle" onClick={() => removal.ask(verzoek)}>
            {t.remove}
          </Button>
        </Actions>
      ),
    },
  ]
  return (
    <BeheerPage title={t.title}>
      <Loaded query={query}>
        {({ resultaten }) =>
          resultaten.length === 0 ? (
            <EmptyState>{t.none}</EmptyState>
          ) : (
            <>
              <p>{t.intro}</p>
              <Table caption={t.title} hideCaption rows={resultaten} keyOf={({ uuid }) => uuid} columns={columns} />
            </>
          )
        }
      </Loaded>
      {deciding && <DecideDialog verzoek={deciding} onClose={() => setDeciding(undefined)} />}
      {removal.dialog}
    </BeheerPage>
  )
}
