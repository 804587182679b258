import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { Actions, Button } from '../../../web/ui/button.tsx'
import { type Fault, Form, type FormState, useFormulier } from '../../../web/ui/form.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { Heading, Panel, Stack, Toolbar } from '../../../web/ui/layout.tsx'
import { DateField, TextField } from '../../../web/ui/text-field.tsx'
import { timeOf } from '../../../web/ui/time.ts'
import { TimeField } from '../../../web/ui/time-fields.tsx'
import { useDone } from '../../beheer/werkplek/act.ts'
import { beheerTexts } from '../../beheer/werkplek/beheer-texts.ts'
import { type Instellingen, instellingen, type Openingstijden, Sluitingsdag } from '../contract.ts'
import { INSTELLINGEN } from './queries.ts'
import { instellingTexts } from './texts.ts'

const DAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const
type Day = (typeof DAYS)[number]

/** The opening hours as typed; empty means closed. */
interface Hours {
  van: string
  tot: string
}

/** A closing day as typed. It has its own key, so that its text stays with it when another day is removed. */
interface ClosingDay {
  key: string
  datum: string
  naam: string
}

interface Values {
  openingstijden: Record<Day, Hours>
  sluitingsdagen: ClosingDay[]
}

const perDay = <Value,>(of: (day: Day) => Value) =>
  Object.fromEntries(DAYS.map((day) => [day, of(day)])) as Record<Day, Value>

const valuesOf = ({ openingstijden, sluitingsdagen }: Instellingen): Values => ({
  openingstijden: perDay((day) => openingstijden?.[day] ?? { van: '', tot: '' }),
  sluitingsdagen: sluitingsdagen.map((day) => ({ ...day, key: day.datum })),
})

/** Reads the hours that were typed; null when there are none at all. */
function hoursOf(typed: Values['openingstijden']): Openingstijden | null {
  const isSet = DAYS.some((day) => typed[day].van !== '')
  return isSet ? perDay((day) => (typed[day].van === '' ? null : typed[day])) : null
}

function check(
  { openingstijden, sluitingsdagen }: Values,
  t: { hoursFault: string; timeFault: string; dayMissing: string },
): Fault[] {
  const hours = DAYS.flatMap((day): Fault[] => {
    const { van, tot } = openingstijden[day]
    const name = `openingstijden.${day}`
    const noTime = (
      [
        ['van', van],
        ['tot', tot],
      ] as const
    ).filter(([, time]) => time !== '' && timeOf(time) === undefined)
    if (noTime.length > 0) return noTime.map(([part]) => ({ name: `${name}.${part}`, reason: t.timeFault }))
    const isRight = van === '' ? tot === '' : van < tot
    return isRight ? [] : [{ name: `${name}.tot`, reason: t.hoursFault }]
  })
  const days = sluitingsdagen.flatMap(({ datum }, index): Fault[] =>
    datum === '' ? [{ name: `sluitingsdagen.${index}.datum`, reason: t.dayMissing }] : [],
  )
  return [...hours, ...days]
}

/** The fields for the opening hours on one day of the week. */
function DayFields({ form, day }: { form: FormState<Values>; day: Day }) {
  const t = useTexts(instellingTexts)
  const hours = form.values.openingstijden[day]
  const field = (name: keyof Hours) => ({
    name: `openingstijden.${day}.${name}`,
    error: form.error(`openingstijden.${day}.${name}`),
    value: hours[name],
    onChange: (value: string) =>
      form.set('openingstijden', { ...form.values.openingstijden, [day]: { ...hours, [name]: value } }),
  })
  const own = { required: false, hideOptional: true }
  return (
    <Toolbar>
      <TimeField label={t.from(t.days[day])} {...own} {...field('van')} />
      <TimeField label={t.until(t.days[day])} {...own} {...field('tot')} />
    </Toolbar>
  )
}

/** The fields for a day on which the municipality is closed. */
function ClosingDayFields({ form, index }: { form: FormState<Values>; index: number }) {
  const t = useTexts(instellingTexts)
  const days = form.values.sluitingsdagen
  const day = days[index]
  if (!day) return null
  const field = (name: 'datum' | 'naam') => form.item('sluitingsdagen', index, name)
  return (
    <Toolbar align="bottom">
      <DateField label={t.closingDate(index + 1)} {...field('datum')} />
      <TextField
        label={t.closingName(index + 1)}
        width="medium"
        required={false}
        hideOptional
        maxLength={lengthOf(Sluitingsdag, 'naam')}
        {...field('naam')}
      />
      <Button
        variant="subtle"
        onClick={() =>
          form.set(
            'sluitingsdagen',
            days.filter((own) => own !== day),
          )
        }
      >
        {t.removeClosingDay(index + 1)}
      </Button>
    </Toolbar>
  )
}

/** The form for the opening hours of the municipality. The terms of tasks run during these hours. */
export function OpeningHours({ settings }: { settings: Instellingen }) {
  const t = useTexts(instellingTexts)
  const beheer = useTexts(beheerTexts)
  const done = useDone(INSTELLINGEN)
  const form = useFormulier<Values, Instellingen>({
    initial: valuesOf(settings),
    check: (values) => check(values, t),
    submit: ({ openingstijden, sluitingsdagen }) =>
      clientOf(instellingen).wijzigen({
        body: {
          openingstijden: hoursOf(openingstijden),
          sluitingsdagen: sluitingsdagen.map(({ datum, naam }) => ({ datum, naam })),
        },
      }),
    onDone: (saved) => {
      form.reset(valuesOf(saved))
      void done(t.hoursSaved)
    },
  })
  return (
    <Panel title={t.hours}>
      <Form form={form} label={t.hours}>
        <p>{t.hoursHelp}</p>
        <Stack gap="small">
          {DAYS.map((day) => (
            <DayFields key={day} form={form} day={day} />
          ))}
        </Stack>
        <Heading level={3}>{t.closingDays}</Heading>
        <p>{t.closingDaysHelp}</p>
        {form.values.sluitingsdagen.map(({ key }, index) => (
          <ClosingDayFields key={key} form={form} index={index} />
        ))}
        <div>
          <Button
            onClick={() =>
              form.set('sluitingsdagen', [
                ...form.values.sluitingsdagen,
                { key: crypto.randomUUID(), datum: '', naam: '' },
              ])
            }
          >
            {t.addClosingDay}
          </Button>
        </div>
        <Actions>
          <Button type="submit" variant="primary" busy={form.busy}>
            {beheer.save}
          </Button>
        </Actions>
      </Form>
    </Panel>
  )
}
