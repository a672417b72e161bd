{{%AUTOESCAPE context="HTML"}}
<h1>{{SURVEY_TITLE}}</h1>
<p class="lead">Dites ce que vous vivez dans votre travail. Réunies à celles de vos collègues, vos réponses montreront où agir.</p>
<ul class="facts">
{{#DURATION}}<li><strong>{{MINUTES}} minutes</strong> environ</li>{{/DURATION}}
<li><strong>{{QUESTIONS}} questions</strong> au plus</li>
<li><strong>Facultatif</strong> : vous pouvez passer chaque question, ou arrêter</li>
</ul>

<section class="six">
<h2>Votre anonymat en six réponses</h2>
<ol>
<li><h3>Qu’est-ce qui est recueilli ?</h3>
<p>Vos réponses, et rien d’autre.{{#CODES_MODE}} L’urne note aussi qu’un code a servi, sans l’heure et sans lien avec vos réponses.{{/CODES_MODE}} Rien n’est gardé avant votre envoi.</p></li>
<li><h3>Qu’est-ce qui n’est pas recueilli ?</h3>
<p>Ni votre nom, ni votre matricule, ni votre adresse électronique. Ni l’adresse de votre appareil (adresse IP), ni la date, ni l’heure, ni l’ordre des réponses.</p></li>
<li><h3>Qui voit quoi ?</h3>
<p>Votre employeur ne voit aucune réponse individuelle. Les élus du CSE voient des résultats d’ensemble. L’expert voit un fichier anonyme, après la fin de l’enquête.</p></li>
<li><h3>À partir de combien de réponses un résultat est-il montré ?</h3>
<p>Aucun résultat pour moins de {{THRESHOLD}} réponses, ni directement, ni par soustraction entre deux tableaux.</p></li>
<li><h3>Et les textes que j’écris ?</h3>
<p>Vos propres mots peuvent vous faire reconnaître. N’indiquez ni nom, ni lieu, ni date, ni fait qui permette de vous identifier.{{#TEXT_BAND}} Une seule de vos autres réponses reste à côté d’eux : « {{BAND}} ».{{/TEXT_BAND}}</p></li>
<li><h3>À qui demander, comment vérifier ?</h3>
<p>Demandez à vos élus du CSE ou à l’expert qui mène l’enquête. Le programme est libre : chacun peut le lire. L’empreinte ci-dessous doit être celle qui a été affichée à l’ouverture.</p></li>
</ol>
<p><a href="/anonymat">Tout savoir sur votre anonymat, et sur ses limites</a></p>
</section>

<section class="mode">
{{#CODES_MODE}}
<h2>Mode : codes tirés au sort</h2>
<p>Vous avez tiré un papier avec un code. Gardez-le : il vous sera demandé à la fin, une seule fois. Personne ne doit avoir de liste qui relie un code à un nom.</p>
{{/CODES_MODE}}
{{#OPEN_MODE}}
<h2>Mode : lien ouvert, participation multiple possible</h2>
<p>Aucun code n’est demandé. Une même personne peut donc répondre plusieurs fois ; les résultats le diront.</p>
{{/OPEN_MODE}}
<p>Répondez de préférence sur un appareil personnel : un poste de travail peut être surveillé.</p>
<p>Empreinte de l’enquête (questions, seuil, mode, trimestre) : <code>{{#HASH}}{{#GROUP}}<span>{{DIGITS}}</span>{{/GROUP}}{{/HASH}}</code></p>
</section>

<form method="post" action="/questionnaire#contenu">
<p><button class="main" type="submit">Commencer</button></p>
</form>
