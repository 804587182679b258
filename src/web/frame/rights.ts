import { createContext, useContext } from 'react'

/** The rights of the person who uses the app. The frame of an app provides them. */
export const Rights = createContext<readonly string[]>([])

/** Tells whether this right is among them. A screen hides what somebody may not do; the server refuses it. */
export const useRight = (right: string): boolean => useContext(Rights).includes(right)
