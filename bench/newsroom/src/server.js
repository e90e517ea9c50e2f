import { render } from 'svelte/server';
import App from './App.svelte';

export const page = () => render(App);
