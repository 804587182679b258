import { useState } from 'react'
import { useKeys, useKeysOn } from '../../../web/frame/keys.ts'
import { Button } from '../../../web/ui/button.tsx'
import { CheckboxField } from '../../../web/ui/choice-fields.tsx'
import { DataList } from '../../../web/ui/data-list.tsx'
import { Dialog } from '../../../web/ui/dialog.tsx'
import { useTexts } from '../../../web/ui/language.tsx'
import { takenTexts } from './texts.ts'

/** Shows all keys of the worklist and of a task, and lets the user turn those of one letter off (WCAG 2.1.4). */
export function KeysHelp() {
  const t = useTexts(takenTexts)
  const [isOpen, setOpen] = useState(false)
  const [on, turn] = useKeysOn()
  useKeys({ '?': () => setOpen(true) })
  return (
    <>
      <Button variant="subtle" onClick={() => setOpen(true)}>
        {t.keys}
      </Button>
      {isOpen && (
        <Dialog title={t.keys} onClose={() => setOpen(false)}>
          <div className="balie-stack">
            <DataList items={Object.entries(t.keyList)} />
            <CheckboxField label={t.keysOn} value={on} onChange={turn} />
          </div>
        </Dialog>
      )}
    </>
  )
}
