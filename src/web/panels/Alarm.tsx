// The last resort: when a part of the page fails, says so plainly and offers to begin anew, instead of an empty screen.
import { Component, type ReactNode } from 'react';
import i18next from 'i18next';

export class Alarm extends Component<{ children: ReactNode }, { message: string | null }> {
  override state = { message: null as string | null };

  static getDerivedStateFromError(error: unknown): { message: string } {
    return { message: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { message } = this.state;
    if (message === null) return this.props.children;
    return (
      <main className="loading" role="alert">
        <h1>{i18next.t('alarm.title')}</h1>
        <p>{i18next.t('alarm.help')}</p>
        <p className="soft">{message}</p>
        <button type="button" onClick={() => window.location.reload()}>
          {i18next.t('alarm.reload')}
        </button>
      </main>
    );
  }
}
