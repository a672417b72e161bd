{{%AUTOESCAPE context="HTML"}}
<h1>Votre anonymat</h1>
<p class="lead">Six réponses complètes, puis les limites. Ce que nous ne pouvons pas garantir est écrit aussi.</p>

<section class="six">
<h2>Six réponses</h2>
<ol>
<li><h3>Qu’est-ce qui est recueilli ?</h3>
<p>Vos réponses au questionnaire. Elles voyagent de page en page, chiffrées, dans la page elle-même. Le serveur ne garde rien tant que vous n’appuyez pas sur « Envoyer ». À ce moment, il chiffre votre bulletin et le met dans l’urne. La clé qui ouvre l’urne n’est pas sur le serveur.</p>
{{#CODES_MODE}}<p>L’urne note aussi qu’un code a servi, pour qu’il ne serve pas deux fois. Elle ne note pas quand, et ne relie pas ce code à un bulletin.</p>{{/CODES_MODE}}
{{#OPEN_MODE}}<p>Cette enquête est en lien ouvert : il n’y a pas de code, et une même personne peut répondre plusieurs fois.</p>{{/OPEN_MODE}}</li>
<li><h3>Qu’est-ce qui n’est pas recueilli ?</h3>
<p>Votre nom, votre matricule, votre adresse électronique, l’adresse de votre appareil (adresse IP), le type de votre navigateur, la date et l’heure, l’ordre d’arrivée, le temps passé sur chaque question. Aucun cookie n’est posé. Une réponse commencée et non envoyée n’est gardée sur aucun serveur.</p></li>
<li><h3>Qui voit quoi ?</h3>
<p><strong>Votre employeur</strong> : aucune réponse individuelle. <strong>Les élus du CSE</strong> : des résultats d’ensemble. <strong>L’expert</strong> qui tient la clé : un fichier de réponses sans nom, mélangées, et les textes à part, seulement après la fin de l’enquête et toutes en une fois. <strong>La personne qui gère le serveur</strong> : des bulletins chiffrés ; voyez cependant les limites plus bas.</p></li>
<li><h3>À partir de combien de réponses un résultat est-il montré ?</h3>
<p>Aucun résultat n’est montré pour moins de {{THRESHOLD}} réponses. Il ne doit pas non plus pouvoir se retrouver par soustraction, en comparant un total et ses parties. Ce seuil fait partie de l’empreinte : il est fixé à l’ouverture et ne change plus.</p></li>
<li><h3>Et les textes que j’écris ?</h3>
<p>Au dépouillement, chaque texte est séparé de vos autres réponses, puis mélangé aux autres textes.{{#TEXT_BAND}} Une seule de vos réponses reste à côté de lui : « {{BAND}} ».{{/TEXT_BAND}} Il peut être lu par l’expert et, si la question le prévoit, cité après relecture. Une tournure ou un fait peuvent suffire à vous faire reconnaître : ne nommez personne, ne donnez ni lieu ni date.</p></li>
<li><h3>À qui demander, comment vérifier ?</h3>
<p>Demandez à vos élus du CSE ou à l’expert. L’empreinte de l’enquête doit être la même à l’ouverture et après la clôture. Après l’envoi, un reçu vous est montré : il se cherche dans la liste des reçus. Le programme est libre, chacun peut le lire.{{#CODES_MODE}} Le nombre de bulletins ne peut pas dépasser le nombre de codes distribués.{{/CODES_MODE}}</p>
<p><a href="/recus">Voir la liste des reçus</a></p>
<p>Empreinte de l’enquête : <code>{{#HASH}}{{#GROUP}}<span>{{DIGITS}}</span>{{/GROUP}}{{/HASH}}</code></p></li>
</ol>
</section>

<p><a href="/fiche">La fiche d’anonymat</a> dit tout cela de cette vague en une page à imprimer : mode, empreintes, qui pourrait apprendre quoi.</p>

<section>
<h2>Les limites</h2>
<ul>
<li><strong>Le serveur lit vos réponses un court instant.</strong> Vos réponses sont chiffrées par le serveur quand elles arrivent, pas encore par votre navigateur. Elles passent donc en clair dans sa mémoire. Il faut faire confiance à la personne qui le gère.</li>
<li><strong>Un poste de travail peut être surveillé.</strong> Une capture d’écran ou un enregistrement du clavier montrent ce que vous faites. Préférez un appareil personnel.</li>
<li><strong>Le réseau peut voir que vous vous êtes connecté.</strong> Vigie n’écrit pas votre adresse, mais le réseau de votre employeur peut savoir qu’un appareil a ouvert cette page, et quand.</li>
<li><strong>La liaison n’est protégée que si l’adresse commence par « https ».</strong> Regardez la barre d’adresse de votre navigateur.</li>
{{#CODES_MODE}}<li><strong>Le tirage des codes compte.</strong> Si quelqu’un note quel papier vous recevez, le programme ne peut pas vous protéger. Dites-le à vos élus et demandez un autre tirage.</li>{{/CODES_MODE}}
<li><strong>Le navigateur peut garder une trace.</strong> Sur un ordinateur partagé, fermez toutes les fenêtres du navigateur après l’envoi.</li>
<li><strong>Vos réponses de profil, ensemble, disent quelque chose de vous.</strong> Elles sont larges et facultatives. Dans une petite équipe, passez celles qui vous gênent.</li>
</ul>
<p>Cette enquête ne permet pas de vous recontacter. Pour signaler un danger, un harcèlement ou une détresse, parlez à vos élus, au médecin du travail ou à l’inspection du travail.</p>
</section>
