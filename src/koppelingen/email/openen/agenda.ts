import ICAL from 'ical.js'
import { alinea, regel } from '../leesbaar.ts'

/** The methods of a calendar (RFC 5546), in words. */
const METHODS: Readonly<Record<string, string>> = {
  REQUEST: 'Uitnodiging',
  CANCEL: 'Afgezegd',
  REPLY: 'Antwoord op een uitnodiging',
  COUNTER: 'Voorstel voor een ander moment',
}

const MOMENT = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Amsterdam' })
const DAY = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeZone: 'UTC' })

/** Says a moment in Dutch; one without a zone is of where the writer is. */
function momentOf(time: ICAL.Time | null): string {
  if (!time) return ''
  if (time.isDate) return DAY.format(new Date(Date.UTC(time.year, time.month - 1, time.day)))
  if (time.zone?.tzid === 'floating') {
    const [date, clock = ''] = time.toString().split('T')
    return `${DAY.format(new Date(`${date}T00:00:00Z`))} om ${clock.slice(0, 5)}`
  }
  return MOMENT.format(time.toJSDate())
}

function describe(event: ICAL.Event, method: string): string {
  const [begin, end] = [momentOf(event.startDate), momentOf(event.endDate)]
  const lines = [
    `${METHODS[method] ?? 'Afspraak'}: ${regel(event.summary) || '(geen onderwerp)'}`,
    begin && `Wanneer: ${end && end !== begin ? `${begin} – ${end}` : begin}`,
    event.isRecurring() && 'Deze afspraak komt terug.',
    regel(event.location) && `Waar: ${regel(event.location)}`,
    regel(event.organizer) && `Van: ${regel(event.organizer).replace(/^mailto:/i, '')}`,
  ]
  return alinea([lines.filter(Boolean).join('\n'), event.description ?? ''].filter(Boolean).join('\n\n'))
}

/** Says in Dutch which appointments are in a calendar; undefined when it cannot be read, or has none. */
export function openAgenda(text: string): string | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    const method = String(calendar.getFirstPropertyValue('method') ?? '').toUpperCase()
    for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
    const events = calendar.getAllSubcomponents('vevent').map((event) => describe(new ICAL.Event(event), method))
    ICAL.TimezoneService.reset()
    return events.join('\n\n') || undefined
  } catch {
    return undefined
  }
}
