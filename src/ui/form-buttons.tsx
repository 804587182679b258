import { Actions, Button } from './button.tsx'
import { useTexts } from './language.tsx'
import { kitTexts } from './texts.ts'

/** The buttons under a form in a dialog: what it does, and a way out. */
export function FormButtons({ text, form, onClose }: { text: string; form: { busy: boolean }; onClose(): void }) {
  const kit = useTexts(kitTexts)
  return (
    <Actions>
      <Button type="submit" variant="primary" busy={form.busy}>
        {text}
      </Button>
      <Button onClick={onClose}>{kit.cancel}</Button>
    </Actions>
  )
}
