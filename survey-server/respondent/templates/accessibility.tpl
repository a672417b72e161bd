{{%AUTOESCAPE context="HTML"}}
<h1>Accessibilité</h1>
<p class="lead">Cette enquête doit pouvoir être remplie par tout le monde. Voici ce qui a été vérifié, et ce qui ne l’a pas été.</p>

<h2>État de conformité</h2>
<p>Aucun audit complet selon le référentiel général d’amélioration de l’accessibilité (RGAA) n’a été réalisé. Faute d’audit, ces pages sont à considérer comme <strong>non conformes</strong>, même si elles ont été conçues pour respecter ces règles.</p>

<h2>Ce qui a été vérifié</h2>
<ul>
<li>Toutes les pages se lisent et s’envoient sans script.</li>
<li>Chaque question est un groupe avec son titre ; chaque case et chaque champ a son étiquette.</li>
<li>Après une erreur, la page commence par la liste des problèmes, chacun avec un lien vers la réponse à corriger.</li>
<li>Les pages ont été parcourues avec le navigateur Chromium à 320, 360 et 1280 pixels de large, et contrôlées par l’outil automatique axe, qui n’a rien signalé.</li>
<li>Il n’y a ni limite de temps, ni image à déchiffrer, ni geste à la souris.</li>
</ul>

<h2>Ce qui n’a pas été vérifié</h2>
<ul>
<li>La lecture par les lecteurs d’écran (NVDA, JAWS, VoiceOver, TalkBack).</li>
<li>La commande vocale et les autres aides techniques.</li>
<li>Les navigateurs autres que Chromium.</li>
</ul>

<h2>Un obstacle ?</h2>
<p>Dites-le à vos élus du CSE ou à l’expert qui mène l’enquête, sans donner vos réponses. Vous pouvez aussi leur demander de répondre sur papier : votre feuille sera saisie par l’expert, pas par votre employeur.</p>
