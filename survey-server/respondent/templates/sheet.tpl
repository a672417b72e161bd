{{%AUTOESCAPE context="HTML"}}
<div class="sheet">
<h1>Fiche d’anonymat</h1>
<p class="lead">Cette fiche décrit la vague {{WAVE}} telle que ce serveur la sert maintenant. Imprimez-la, affichez-la, et comparez l’empreinte du papier avec celle de la page d’accueil : elles doivent être les mêmes.</p>

<section>
<h2>L’enquête</h2>
<dl>
<div><dt>Mode</dt><dd>{{#CODES_MODE}}Codes tirés au sort : personne n’a de liste qui relie un code à un nom. Un code sert une fois.{{/CODES_MODE}}{{#OPEN_MODE}}Lien ouvert : il n’y a pas de code, et une même personne peut répondre plusieurs fois.{{/OPEN_MODE}}</dd></div>
<div><dt>Seuil de diffusion</dt><dd>Rien pour moins de {{THRESHOLD}} réponses, soustraction comprise</dd></div>
<div><dt>Empreinte de la définition (questionnaire, mode, seuil, effectif, clé)</dt><dd><code>{{#DEFINITION}}{{#GROUP}}<span>{{DIGITS}}</span> {{/GROUP}}{{/DEFINITION}}</code></dd></div>
<div><dt>Empreinte de la clé qui ferme les bulletins</dt><dd><code>{{#SEALING_KEY}}{{#GROUP}}<span>{{DIGITS}}</span> {{/GROUP}}{{/SEALING_KEY}}</code></dd></div>
<div><dt>Garde de la clé qui ouvre les bulletins</dt><dd>{{#KEY_PLAIN}}Un fichier sans protection : qui le lit peut ouvrir l’urne{{/KEY_PLAIN}}{{#KEY_PASSPHRASE}}Un fichier chiffré sous une phrase secrète{{/KEY_PASSPHRASE}}{{#KEY_SHARES}}Trois parts imprimées : il en faut deux pour ouvrir l’urne, une seule n’ouvre rien{{/KEY_SHARES}}{{#KEY_BOTH}}Trois parts imprimées, dont deux ouvrent l’urne ; et un fichier chiffré sous une phrase secrète{{/KEY_BOTH}}</dd></div>
<div><dt>Bulletins</dt><dd>Chiffrés dès leur réception, tous de la même taille ({{BALLOT_SIZE}} octets avant chiffrement)</dd></div>
<div><dt>Ordre d’arrivée</dt><dd>{{#DAILY_SHUFFLE}}L’urne est mélangée et récrite chaque jour, et à la clôture{{/DAILY_SHUFFLE}}{{#CLOSING_SHUFFLE}}L’urne est mélangée et récrite à la clôture{{/CLOSING_SHUFFLE}}</dd></div>
<div><dt>Liaison avec ce serveur</dt><dd>{{#ENCRYPTED_LINK}}Chiffrée par le serveur lui-même (TLS){{/ENCRYPTED_LINK}}{{#CLEAR_LINK}}Non chiffrée par ce serveur : l’adresse doit commencer par « https » grâce à un relais, ou l’enquête doit rester un essai{{/CLEAR_LINK}}</dd></div>
<div><dt>Mémoire du serveur</dt><dd>{{#CLOSED_MEMORY}}Fermée : aucune copie sur le disque en cas de panne, aucune lecture par un autre programme du même compte{{/CLOSED_MEMORY}}{{#OPEN_MEMORY}}Non vérifiée{{/OPEN_MEMORY}}</dd></div>
</dl>
</section>

<section>
<h2>Ce qui n’est écrit nulle part</h2>
<p>Votre nom, votre matricule, votre adresse électronique, l’adresse de votre appareil, votre navigateur, la date et l’heure de votre réponse, l’ordre d’arrivée, le temps passé, une réponse commencée et non envoyée. Il n’y a ni cookie, ni journal des accès.</p>
</section>

<section>
<h2>Qui pourrait apprendre quoi, seul</h2>
<ul>
<li><strong>L’employeur, par son réseau :</strong> qu’un appareil s’est connecté, et quand. {{#ENCRYPTED_LINK}}Pas ce que vous répondez.{{/ENCRYPTED_LINK}}{{#CLEAR_LINK}}Vos réponses aussi, si l’adresse ne commence pas par « https ».{{/CLEAR_LINK}}</li>
<li><strong>L’employeur, par un poste surveillé :</strong> ce que montre l’écran, ce que frappe le clavier.</li>
<li><strong>La personne qui tient le serveur, par les fichiers :</strong> combien de bulletins ; entre deux copies qu’elle ferait, lesquels sont nouveaux. Pas leur contenu.</li>
<li><strong>La même, en modifiant le programme :</strong> les réponses au moment où elles passent, avant d’être chiffrées.</li>
{{#CODES_MODE}}<li><strong>La personne qui distribue les papiers :</strong> qui a reçu lequel, si elle le note. Elle ne doit pas le noter.</li>{{/CODES_MODE}}
<li><strong>L’expert, avec la clé :</strong> après la clôture, toutes les réponses, sans nom et mélangées, et les textes à part.</li>
<li><strong>Un élu du CSE, un collègue :</strong> les résultats publiés.</li>
</ul>
</section>

<section>
<h2>Qui pourrait apprendre quoi, à plusieurs</h2>
<ul>
<li><strong>Le serveur et le réseau de l’employeur :</strong> qui s’est connecté pendant que tel groupe de bulletins chiffrés arrivait. Jamais leur contenu.</li>
{{#CODES_MODE}}<li><strong>Le serveur et une liste des papiers :</strong> qui a répondu.</li>
<li><strong>Le serveur, une liste des papiers et la clé :</strong> les réponses d’une personne, à un petit groupe près. C’est pourquoi il n’y a pas de liste, et pourquoi le serveur et la clé sont en des mains différentes.</li>{{/CODES_MODE}}
{{#OPEN_MODE}}<li><strong>Le serveur, le réseau de l’employeur et la clé :</strong> les réponses d’une personne, à un petit groupe près. C’est pourquoi le serveur et la clé sont en des mains différentes.</li>{{/OPEN_MODE}}
</ul>
</section>

<section>
<h2>Ce que nous ne pouvons pas promettre</h2>
<p>Un programme modifié par qui contrôle le serveur, un poste de travail surveillé, un réseau qui note les connexions, des textes où l’on vous reconnaît, une combinaison rare de réponses de profil : rien de cela n’est empêché par l’enquête. Répondez depuis un appareil personnel, passez les questions de profil qui vous gênent, ne nommez personne.</p>
</section>

<section>
<h2>Vérifier</h2>
<ul>
<li>Gardez le reçu affiché après l’envoi : il doit se trouver dans la liste des reçus publiée à la clôture. Il ne dit rien de vos réponses.</li>
{{#CODES_MODE}}<li>Comparez quatre nombres : l’effectif, les codes tirés, les bulletins reçus, les bulletins ouverts. Aucun ne dépasse le précédent.</li>{{/CODES_MODE}}
<li>Le programme est libre : une personne de confiance peut le lire et le refaire.</li>
</ul>
</section>

<section class="by-hand">
<h2>À remplir à la main</h2>
<ul>
<li>Tient le serveur :</li>
<li>Garde la clé de dépouillement :</li>
{{#CODES_MODE}}<li>A tiré les codes ; distribue les papiers :</li>{{/CODES_MODE}}
<li>Pour répondre de chez soi, ou sur papier :</li>
<li>Date de destruction des réponses et de la clé :</li>
<li>Questions : à qui s’adresser :</li>
</ul>
</section>
</div>
