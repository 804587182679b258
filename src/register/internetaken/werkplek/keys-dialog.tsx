import { useKeysOn } from '../../../web/frame/keys.ts'
import { CheckboxField } from '../../../web/ui/choice-fields.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { keyTexts } from './key-texts.ts'
import { takenTexts } from './texts.ts'

/** The dialog with all keys of the worklist and of a task, in which those of one letter are turned off (WCAG 2.1.4). */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { keys } = useTexts(takenTexts)
  const t = useTexts(keyTexts)
  const [on, turn] = useKeysOn()
  return (
    <Dialog title={keys} onClose={onClose}>
      <div className="balie-stack">
        <DataList items={Object.entries(t.keyList)} />
        <CheckboxField label={t.keysOn} value={on} onChange={turn} />
      </div>
    </Dialog>
  )
}
