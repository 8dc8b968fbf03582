import { type KeyboardEvent, useState } from 'react';
import { request } from '../../../lib/ipc';
import { acceleratorOf, type KeyFault } from '../../../lib/shortcuts';

export interface KeyRecordingOptions {
  /** Now; empty for none. */
  keys: string;
  platform: string;
  /** Why pressed keys cannot be used; null when they can. */
  judge: (keys: string) => KeyFault | null;
  onChange: (keys: string) => void;
}

interface KeyRecording {
  recording: boolean;
  /** What was pressed last and cannot be used. */
  fault: { keys: string; why: KeyFault } | null;
  start: () => void;
  end: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Takes the next keys pressed. While it records, no shortcut acts, not even a global one. */
export function useKeyRecording({
  keys,
  platform,
  judge,
  onChange,
}: KeyRecordingOptions): KeyRecording {
  const [recording, setRecording] = useState(false);
  const [fault, setFault] = useState<{ keys: string; why: KeyFault } | null>(null);
  const record = (on: boolean): void => {
    setRecording(on);
    void request('desktop.recordKeys', { recording: on });
  };
  const end = (): void => {
    if (recording) record(false);
    setFault(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Tab leaves the field as usual.
    if (!recording || event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const pressed = acceleratorOf(event.nativeEvent, platform);
    if (event.key === 'Escape' && pressed === null) return end();
    if (pressed === null) return;
    if (pressed === 'Backspace') {
      onChange('');
      return end();
    }
    const why = pressed === keys ? null : judge(pressed);
    setFault(why && { keys: pressed, why });
    if (why) return;
    if (pressed !== keys) onChange(pressed);
    end();
  };
  return { recording, fault, start: () => record(true), end, onKeyDown };
}
