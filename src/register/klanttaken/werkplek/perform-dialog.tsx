import { useQuery } from '@tanstack/react-query'
import { useSaved } from '../../../inrichting/beheer/werkplek/act.ts'
import { channelsQuery, lastChannel, rememberChannel } from '../../../inrichting/kanalen/werkplek/queries.ts'
import { lengthOf } from '../../../platform/lengths.ts'
import { clientOf } from '../../../web/frame/client.ts'
import { CheckboxField, SelectField } from '../../../web/ui/choice-fields.tsx'
import { type Fault, useFormulier } from '../../../web/ui/form.tsx'
import { FormDialog } from '../../../web/ui/form-dialog.tsx'
import { useFormats } from '../../../web/ui/format.ts'
import { useTexts } from '../../../web/ui/language.tsx'
import { TextareaField } from '../../../web/ui/text-field.tsx'
import { type Attachment, AttachmentsField } from '../../documenten/werkplek/attachments-field.tsx'
import { uploadTexts } from '../../documenten/werkplek/texts.ts'
import { isSending } from '../../documenten/werkplek/use-uploads.ts'
import { partijen } from '../../partijen/contract.ts'
import { MIDDELEN, meansTexts, NIVEAU } from '../../partijen/werkplek/means.ts'
import { type Klanttaak, klanttaken, NieuweUitvoering } from '../contract.ts'
import { AnswerFields } from './answer-fields.tsx'
import { answersOf, type Typed } from './answers.ts'
import { KLANTTAKEN } from './queries.ts'
import { klanttaakTexts } from './texts.ts'

type Middel = (typeof MIDDELEN)[number]

interface Values {
  kanaal: string
  door: string
  middel: Middel | ''
  antwoorden: Typed
  bijlagen: Attachment[]
  betaald: boolean
  opmerking: string
}

const LEVELS = ['onbepaald', 'laag', 'substantieel', 'hoog']
const isEnough = (middel: Middel, needed: Klanttaak['niveau']) =>
  LEVELS.indexOf(NIVEAU[middel]) >= LEVELS.indexOf(needed)

/** Says that documents are what the customer hands in. */
const isHandedIn = ({ opdracht: { soort } }: Klanttaak) => soort === 'aanleveren' || soort === 'ondertekenen'

/** Records what the customer does at the desk or on the phone, after it was established who they are (R1, R26). */
export function PerformDialog({ taak, onClose }: { taak: Klanttaak; onClose(): void }) {
  const t = useTexts(klanttaakTexts)
  const formats = useFormats()
  const m = useTexts(meansTexts)
  const u = useTexts(uploadTexts)
  const saved = useSaved(KLANTTAKEN, onClose)
  const { data: channels = [] } = useQuery(channelsQuery)
  const { data: partij } = useQuery({
    queryKey: ['partijen', taak.partij.uuid],
    queryFn: () => clientOf(partijen).tonen({ params: { uuid: taak.partij.uuid } }),
  })
  const { opdracht } = taak
  const velden = opdracht.soort === 'formuliertaak' ? opdracht.velden : []
  const needed = m.levels[taak.niveau]
  const form = useFormulier<Values, Klanttaak>({
    initial: {
      kanaal: lastChannel(),
      door: taak.partij.uuid,
      middel: '',
      antwoorden: {},
      bijlagen: [],
      betaald: false,
      opmerking: '',
    },
    check: ({ kanaal, middel, betaald }): Fault[] => [
      ...(kanaal ? [] : [{ name: 'kanaal', reason: t.choose }]),
      ...(middel ? [] : [{ name: 'middel', reason: t.choose }]),
      ...(middel && !isEnough(middel, taak.niveau) ? [{ name: 'middel', reason: t.tooLow(needed) }] : []),
      ...(opdracht.soort === 'betaaltaak' && !betaald ? [{ name: 'betaald', reason: t.paidMissing }] : []),
      ...(isSending() ? [{ name: 'bijlagen', reason: u.stillSending }] : []),
    ],
    submit: ({ kanaal, door, middel, antwoorden, bijlagen, opmerking }) =>
      clientOf(klanttaken).uitvoeren({
        params: { uuid: taak.uuid },
        body: {
          versie: taak.versie,
          kanaal,
          door,
          opmerking,
          bijlagen: bijlagen.map(({ uuid }) => uuid),
          ...(middel && { authenticatie: { middel, niveau: NIVEAU[middel] } }),
          ...(opdracht.soort === 'formuliertaak' && { antwoorden: answersOf(velden, antwoorden) }),
        },
      }),
    onDone: (_, { kanaal }) => {
      rememberChannel(kanaal)
      saved(t.performed)
    },
  })
  const own = { value: taak.partij.uuid, label: t.theCustomer(taak.partij.naam) }
  const others = (partij?.vertegenwoordigdDoor ?? []).map(({ uuid, naam }) => ({
    value: uuid,
    label: t.onBehalf(naam),
  }))
  return (
    <FormDialog title={taak.titel} form={form} action={t.perform} onClose={onClose} wide>
      <p>{t.performHelp}</p>
      <SelectField
        label={t.channel}
        width="medium"
        choices={channels.map(({ naam }) => ({ value: naam, label: naam }))}
        {...form.field('kanaal')}
      />
      <SelectField label={t.who} empty={null} choices={[own, ...others]} {...form.field('door')} />
      <SelectField
        label={t.established}
        description={t.establishedHelp(needed)}
        choices={MIDDELEN.map((value) => ({ value, label: m.meansAtLevel(m.means[value], m.levels[NIVEAU[value]]) }))}
        {...form.field('middel')}
      />
      <AnswerFields
        velden={velden}
        name="antwoorden"
        typed={form.values.antwoorden}
        onChange={(antwoorden) => form.set('antwoorden', antwoorden)}
        error={form.error}
      />
      {opdracht.soort === 'betaaltaak' && (
        <CheckboxField label={t.paid(formats.amount(opdracht.bedrag))} {...form.field('betaald')} />
      )}
      <AttachmentsField
        label={t.handIn}
        description={t.handInHelp}
        required={isHandedIn(taak)}
        {...form.field('bijlagen')}
      />
      <TextareaField
        label={t.remark}
        description={t.remarkHelp}
        required={false}
        max={lengthOf(NieuweUitvoering, 'opmerking')}
        rows={2}
        {...form.field('opmerking')}
      />
    </FormDialog>
  )
}
