import '../../reference/style.css';
import { hydrate, mount } from 'svelte';
import App from './App.svelte';

// Only what has been built holds the story already.
const start = import.meta.env.PROD ? hydrate : mount;
start(App, { target: document.getElementById('app') });
